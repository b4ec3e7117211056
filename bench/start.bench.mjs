/**
 * What a start costs: the time until the service is ready, the idle process's memory, and how long the command line's
 * help takes. In the production build, as `npm run start:prod` and `npm run cli` start it.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pinnedNode, root } from '../scripts/setup.mjs';
import { openInstallation } from './support/installation.mjs';
import { launch, residentMegabytes } from './support/programs.mjs';
import { orQuick } from './support/quick.mjs';
import { spread } from './statistics.mjs';

const ROUNDS = orQuick(7, 2);
/** Until the start's own work has settled. */
const IDLE_MS = orQuick(5000, 500);

export const title = 'Start, memory of an idle process, and help';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const [ready, resident, help] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    const api = await installation.startApi();
    const { status } = await fetch(`${api.url}/health/ready`);
    if (status !== 200) throw new Error(`/health/ready answered ${status} after the start`);
    ready.push(performance.now() - begun);
    await pause(IDLE_MS);
    resident.push(residentMegabytes(api.pid));
    await api.stop();
    help.push(await helpTakes());
  }
  return {
    rounds: ROUNDS,
    start_to_ready_ms: spread(ready),
    // Not every operating system reports it.
    idle_resident_mb: resident.includes(undefined) ? null : spread(resident),
    cli_help_ms: spread(help),
  };
}

async function helpTakes() {
  const begun = performance.now();
  const child = launch(pinnedNode(), ['--enable-source-maps', join(root, 'dist/apps/api/cli.js'), '--help'], {});
  child.stdout.resume();
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The help ended with ${code}`);
  return performance.now() - begun;
}
