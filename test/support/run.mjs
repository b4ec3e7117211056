import { startHosts } from './installations/hosts.mjs';
import { removeAbandonedDatabases } from './abandoned-databases.mjs';
import openRunFolder from './run-folder.mjs';
import { seedOfRun } from './seed.mjs';

/**
 * Once for each run of Jest, before any test file: its seed, the folder for all that it writes, and the installations to
 * share.
 */
export default async function openRun() {
  process.env.TEST_SEED = seedOfRun();
  openRunFolder();
  await removeAbandonedDatabases();
  globalThis.endRun = await startHosts();
}
