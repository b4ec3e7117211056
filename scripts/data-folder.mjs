import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { print } from './setup.mjs';

/** What a start has put into its data folder. Whatever else lies there belongs to somebody else. */
const OURS = [
  'postgres',
  'postgres.unfinished',
  'demo.json',
  'demo.json.new',
  'encryption.key',
  'sandbox.json',
  'booking.json',
  'lock',
];

/** `--fresh`: throws the demo's data away, unless they lie on a server or are in use; then the process ends with the reason. */
export function beginAnew(dataDir, { isOnServer }) {
  if (isOnServer) {
    print(
      '--fresh throws away the embedded database only: empty the one of DATABASE_URL yourself, or leave --fresh out.',
    );
    process.exit(1);
  }
  const user = runningUserOf(dataDir);
  if (user !== undefined) {
    print(`${dataDir} is in use by process ${user}: stop it first, then run npm start -- --fresh again.`);
    process.exit(1);
  }
  for (const name of OURS) rmSync(join(dataDir, name), { recursive: true, force: true });
  print(`Threw the demo's data in ${dataDir} away.`);
}

/** The processes of a start that was killed stop by themselves, which takes them a moment. */
const STOPPING_MS = 5000;

/** Waits while another process uses the folder. Who uses it longer is reported by the service, which does not start then. */
export async function waitForFormerStart(dataDir) {
  if (runningUserOf(dataDir) === undefined) return;
  print('Waiting for the former start to end …');
  for (const until = Date.now() + STOPPING_MS; Date.now() < until && runningUserOf(dataDir) !== undefined;)
    await setTimeout(100);
}

/** @returns the pid of a living process that has locked the folder. */
function runningUserOf(dataDir) {
  try {
    const { pid } = JSON.parse(readFileSync(join(dataDir, 'lock'), 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // A process of another user may not be signalled, and lives.
    return error.code === 'EPERM' ? 'of another user' : undefined;
  }
}
