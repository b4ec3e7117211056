import type { EngineKind } from '../engines';
import { type Provisioning, provisioningOf } from '../provisioning';
import { type Installation, openInstallation } from '../world';

let opening: Promise<Installation | undefined> | undefined;

/** Each test file sends an address of its own as `X-Forwarded-For`. */
const SHARED = { TRUST_PROXY: 'loopback' };

/** Performs one provisioning request of a test file; the first one opens the installation. */
export async function perform(kind: EngineKind, act: 'url' | keyof Provisioning, details: never[]): Promise<unknown> {
  opening ??= openInstallation(kind, { variables: SHARED });
  const installation = await opening;
  if (act === 'url') return installation?.url ?? null;
  if (!installation) throw new Error(`The ${kind} do not answer`);
  const done: (...given: never[]) => Promise<unknown> = provisioningOf(installation.app)[act];
  return done(...details);
}

export async function close(): Promise<void> {
  await (await opening)?.close();
}
