import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Environment } from '@app/common';
import type { TrialDocs } from '../../apps/api/src/api-docs';
import { createApp, listen } from '../../apps/api/src/bootstrap';
import { TIMEOUTS, type Timeouts } from '../../apps/api/src/server/limits';
import { createSandbox } from '../../apps/calcom-sandbox/src';
import { ApiClient } from './client';
import { type EngineKind, type Engines, openEngines } from './engines';
import { openPair } from './pair';
import { provisioningOf } from './provisioning';
import { RELAXED_REDIS_TIMEOUT_MS } from './redis';
import type { SharedWorld, SharedWorldOptions } from './shared-world';

export { PASSWORD, type TestCompany } from './test-company';

export interface InstallationOptions {
  variables?: Record<string, string>;
  /** How long the server waits for slow clients. */
  timeouts?: Partial<Timeouts>;
  /** The root module, instead of the API's own. */
  root?: (environment: Environment) => DynamicModule;
  /** Of a server that is there to be tried out. */
  trial?: TrialDocs;
  /** The folder of the built page. Absent: none is served. */
  page?: string;
}

export type WorldOptions = InstallationOptions & SharedWorldOptions;

/** Engines, and one API process on them. */
export interface Installation {
  engines: Engines;
  app: NestFastifyApplication;
  url: string;
  close(): Promise<void>;
}

/** An installation of a test file's own, with its application's providers, a stand-in Cal.com and two companies. */
export interface World extends Installation, SharedWorld {}

/** @returns undefined when the engines are servers that do not answer. */
export async function openInstallation(
  kind: EngineKind,
  { variables = {}, timeouts = {}, root, trial, page }: InstallationOptions,
): Promise<Installation | undefined> {
  const engines = await openEngines(kind);
  if (!engines) return undefined;
  return closedAfterFailure(async (closing) => {
    closing.push(engines.release);
    const environment = new Environment({
      LOG_LEVEL: 'error',
      PORT: '0',
      // Tests send more requests than any customer; those of throttling set their own limit.
      THROTTLE_PER_MINUTE: '1000000',
      // Companies have stand-ins of their own.
      CALCOM_ALLOWED_HOSTS: 'loopback',
      REDIS_TIMEOUT_MS: String(RELAXED_REDIS_TIMEOUT_MS),
      // No balancer stands before it.
      STOP_NOTICE_MS: '0',
      // Nothing happens by itself; tests of the schedule set their own.
      SYNC_EVERY: 'off',
      ...engines.variables,
      ...variables,
    });
    const app = await createApp(environment, { ...TIMEOUTS, ...timeouts }, root?.(environment), trial, page);
    closing.push(() => app.close());
    return { engines, app, url: await listen(app, environment) };
  });
}

/** @returns undefined when the engines are servers that do not answer. */
export async function openWorld(
  kind: EngineKind,
  { variables, timeouts, root, trial, page, synced }: WorldOptions = {},
): Promise<World | undefined> {
  const sandbox = await createSandbox({ rateLimit: null });
  const opened = await openInstallation(kind, {
    variables: { CALCOM_BASE_URL: sandbox.url, ...variables },
    timeouts,
    root,
    trial,
    page,
  }).catch(async (error: unknown) => {
    await sandbox.close();
    throw error;
  });
  if (!opened) return void (await sandbox.close());
  return closedAfterFailure(async (closing) => {
    closing.push(sandbox.close, opened.close);
    const { url } = opened;
    const provisioning = provisioningOf(opened.app);
    const pair = await openPair(provisioning, url, { synced });
    return { ...opened, ...pair, sandbox, provisioning, anonymous: new ApiClient(url) };
  });
}

type Closing = (() => Promise<void>)[];

/** Collects what is opened and closes it in reverse order: at once when opening fails, else when the caller closes it. */
async function closedAfterFailure<T>(open: (closing: Closing) => Promise<T>): Promise<T & { close(): Promise<void> }> {
  const closing: Closing = [];
  const close = async (): Promise<void> => {
    for (const release of closing.splice(0).toReversed()) await release();
  };
  try {
    return { ...(await open(closing)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
