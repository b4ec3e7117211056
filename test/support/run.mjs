import { startHosts } from './installations/hosts.mjs';
import openRunFolder from './run-folder.mjs';

/** Once for each run of Jest, before any test file: the folder for all that it writes, and the installations to share. */
export default async function openRun() {
  openRunFolder();
  globalThis.endRun = await startHosts();
}
