import { hash } from 'node:crypto';
import { expect } from '@jest/globals';
import { createSandbox, type Sandbox } from '../../apps/calcom-sandbox/src';
import { ApiClient } from './client';
import type { EngineKind } from './engines';
import { sharedInstallation } from './installations/client';
import { openPair, type Pair } from './pair';
import type { Provisioning } from './provisioning';
import type { TestCompany } from './test-company';

/** An installation as it is seen from outside, and two companies that no other test file knows. */
export interface SharedWorld extends Pair {
  url: string;
  /** The stand-in Cal.com of these two companies alone. */
  sandbox: Sandbox;
  anonymous: ApiClient;
  provisioning: Provisioning;
}

export interface SharedWorldOptions {
  /** Whether teams and event types are synced first. Default true. */
  synced?: boolean;
}

/** An address of its own for each test file: sign-ins are throttled by address, and files share installations. */
export function addressOfFile(): string {
  const { testPath = '' } = expect.getState();
  return `10.${[...hash('sha1', testPath, 'buffer').subarray(0, 3)].join('.')}`;
}

type Opened = SharedWorld & { close(): Promise<void> };

/**
 * Opens a pair of companies in the installation that test files share. Outside of a run, as in mutation tests, none is
 * shared, so the file gets an installation of its own.
 * @returns undefined when the engines are servers that do not answer.
 */
export async function openSharedWorld(kind: EngineKind, options: SharedWorldOptions = {}): Promise<Opened | undefined> {
  const shared = await sharedInstallation(kind);
  if (shared === 'none') return (await import('./world')).openWorld(kind, options);
  if (!shared) return undefined;
  const { url, provisioning } = shared;
  const sandbox = await createSandbox({ rateLimit: null });
  try {
    const from = addressOfFile();
    const pair = await openPair(provisioning, url, { ...options, calcomBaseUrl: sandbox.url, from });
    const anonymous = new ApiClient(url, undefined, from);
    const close = async (): Promise<void> => {
      await Promise.all(Object.values(pair).map(({ id }: TestCompany) => provisioning.leave(id)));
      await sandbox.close();
    };
    return { ...pair, url, sandbox, anonymous, provisioning, close };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}
