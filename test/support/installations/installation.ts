import type { EngineKind } from '../engines';
import { type Provisioning, provisioningOf } from '../provisioning';
import { type Installation, openInstallation } from '../world';

let opening: Promise<Installation | undefined> | undefined;

/** The variables of an installation that files share: each of them says by itself from where it calls. */
const SHARED = { TRUST_PROXY: 'loopback' };

/** Does what a test file asks of the installation, which is opened for the first one that asks. */
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
