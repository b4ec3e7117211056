import { mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './processes.mjs';

/** A file system in memory, because an embedded database is a thousand small files and a disk would slow every test. */
const MEMORY = '/dev/shm';
const ROOM_BYTES = 2 * 1024 ** 3;
const NAME = 'team-selector-run-';

/** Opens the folder for all that a run writes, once per run before any test file, and removes it at the end. */
export default function openRunFolder() {
  const place = isRoomy(MEMORY) ? MEMORY : tmpdir();
  removeAbandoned(place);
  const folder = mkdtempSync(join(place, `${NAME}${process.pid}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // Jest's workers inherit both variables.
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

/** Removes the folders of killed runs. */
function removeAbandoned(place) {
  for (const name of readdirSync(place)) {
    const [, pid] = /-run-(\d+)-\w{6}$/.exec(name) ?? [];
    if (name.startsWith(NAME) && pid && !isAlive(Number(pid)))
      rmSync(join(place, name), { recursive: true, force: true });
  }
}
