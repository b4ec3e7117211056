import { mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './processes.mjs';

/** Files in memory: an embedded database consists of a thousand small ones, and a disk makes every test wait for them. */
const MEMORY = '/dev/shm';
const ROOM_BYTES = 2 * 1024 ** 3;
const NAME = 'team-selector-run-';

/** Once for each run, before any test file: the folder for all that the run writes, gone again when it is over. */
export default function openRunFolder() {
  const place = isRoomy(MEMORY) ? MEMORY : tmpdir();
  removeAbandoned(place);
  const folder = mkdtempSync(join(place, `${NAME}${process.pid}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // The processes that run the test files inherit both.
  process.env.TMPDIR = folder;
  process.env.TEST_RUN_FOLDER = folder;
}

function isRoomy(path) {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}

/** What a run that was killed has left behind. */
function removeAbandoned(place) {
  for (const name of readdirSync(place)) {
    const [, pid] = /-run-(\d+)-\w{6}$/.exec(name) ?? [];
    if (name.startsWith(NAME) && pid && !isAlive(Number(pid)))
      rmSync(join(place, name), { recursive: true, force: true });
  }
}
