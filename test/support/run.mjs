import { startHosts } from './installations/hosts.mjs';
import { removeAbandonedDatabases } from './abandoned-databases.mjs';
import openRunFolder from './run-folder.mjs';
import { seedOfRun } from './seed.mjs';

/**
 * Jest's global setup, once per run before any test file: the seed, the folder for all that it writes, and the shared
 * installations.
 */
export default async function openRun() {
  process.env.TEST_SEED = seedOfRun();
  openRunFolder();
  await removeAbandonedDatabases();
  globalThis.endRun = await startHosts();
}
