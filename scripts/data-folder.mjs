import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { print } from './setup.mjs';

/** What a start creates in its data folder. Other files there are not the service's, and stay. */
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

/** `--fresh`: deletes the demo's data. If they lie on a server or are in use, prints why and ends the process. */
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

/** Milliseconds in which the processes of a killed start stop by themselves. */
const STOPPING_MS = 5000;

/** Waits while another process uses the folder. If it still does then, the service reports it and does not start. */
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
    // EPERM: the process lives, but belongs to another user.
    return error.code === 'EPERM' ? 'of another user' : undefined;
  }
}
