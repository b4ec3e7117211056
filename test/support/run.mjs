import { startHosts } from './installations/hosts.mjs';
import { removeAbandonedDatabases, removeTemplate, templateOfRun } from './abandoned-databases.mjs';
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
  process.env.TEST_TEMPLATE = templateOfRun();
  const endHosts = await startHosts();
  globalThis.endRun = async () => {
    await endHosts();
    await removeTemplate(process.env.TEST_TEMPLATE);
  };
}
