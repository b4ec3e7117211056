/** What the service of a trial is started with: its data folder, its key and a stand-in Cal.com. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beginAnew, waitForFormerStart } from './data-folder.mjs';
import { prepareDataFolder, print, root } from './setup.mjs';
import { firstLineOf } from './started-programs.mjs';

/** Node's arguments for a program of the build. */
export const builtProgram = (entry) => [
  '--enable-source-maps',
  '--max-semi-space-size=4',
  join(root, 'dist', 'apps', entry),
];

/** Whether the variable, or the path of a file that holds it, is set. The service reports what is wrong with either. */
const isGiven = (name) => Boolean(process.env[name] || process.env[`${name}_FILE`]);

/**
 * Makes the data folder usable and starts the sandbox.
 * @param isFresh whether the demo's data are thrown away first.
 * @returns the data folder, and the environment of the service.
 */
export async function prepareDemo(programs, { isFresh = false } = {}) {
  const dataDir = resolve(root, process.env.DATA_DIR || folderFromFile() || '.data');
  prepareDataFolder(dataDir);
  await waitForFormerStart(dataDir);
  if (isFresh) beginAnew(dataDir, { isOnServer: isGiven('DATABASE_URL') });
  const keys = isGiven('DATABASE_URL') && !isGiven('ENCRYPTION_KEYS') ? demoKeys(dataDir) : {};
  print('Starting …');
  const calcom = isGiven('CALCOM_BASE_URL') ? {} : await launchSandbox(programs, dataDir);
  const environment = {
    // The service runs in the same working directory, so it resolves a relative DATA_DIR_FILE alike.
    ...(process.env.DATA_DIR_FILE ? {} : { DATA_DIR: dataDir }),
    ...(isGiven('LOG_LEVEL') ? {} : { LOG_LEVEL: 'warn' }),
    // Webhooks are tried out with a receiver on this machine.
    ...(isGiven('WEBHOOK_ALLOWED_HOSTS') ? {} : { WEBHOOK_ALLOWED_HOSTS: 'loopback' }),
    // And a Cal.com of one's own with a stand-in there.
    ...(isGiven('CALCOM_ALLOWED_HOSTS') ? {} : { CALCOM_ALLOWED_HOSTS: 'loopback' }),
    ...keys,
    ...calcom,
  };
  return { dataDir, environment };
}

/** @returns undefined without DATA_DIR_FILE, or when it cannot be read; then the service reports it and stops. */
function folderFromFile() {
  try {
    return readFileSync(process.env.DATA_DIR_FILE, 'utf8').replace(/^\uFEFF|[\r\n]+$/g, '');
  } catch {
    return undefined;
  }
}

async function launchSandbox(programs, dataDir) {
  const environment = { PORT: '0', HOST: '127.0.0.1', SANDBOX_STATE_FILE: join(dataDir, 'sandbox.json') };
  const program = builtProgram('calcom-sandbox/main.js');
  const sandbox = programs.launch('The Cal.com sandbox', program, { environment, stdout: 'pipe' });
  const { url } = JSON.parse(await firstLineOf(sandbox));
  return { CALCOM_BASE_URL: url, SANDBOX_URL: url };
}

/** With DATABASE_URL the service requires keys; the demo generates one and stores it to read its data again. */
function demoKeys(dataDir) {
  const file = join(dataDir, 'encryption.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  const key = readFileSync(file, 'utf8').trim();
  if (Buffer.from(key, 'base64').length === 32) return { ENCRYPTION_KEYS: `embedded:${key}` };
  print(
    `${file} does not hold a key of 32 bytes in base64. Put it back from a copy, since nothing else opens the secrets that ` +
      'the database holds; or, if there are none to keep, delete it and use an empty database.',
  );
  process.exit(1);
}
