/** `npm start`: starts the service and all that a trial needs together, and stops them together. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { beginAnew, waitForFormerStart } from './data-folder.mjs';
import { ensureInstalled, onceNpmIsGone, pinnedNode, prepareDataFolder, print, root } from './setup.mjs';

const args = process.argv.slice(2);
const isFresh = args.includes('--fresh');
const unknown = args.find((arg) => arg !== '--fresh');
if (unknown !== undefined) {
  print(`npm start knows no ${unknown}: there is only --fresh, which throws the demo's data away first.`);
  process.exit(1);
}

ensureInstalled();
ensureBuilt();

/** Whether the variable, or the path of a file that holds it, is set. The service reports what is wrong with either. */
const isGiven = (name) => Boolean(process.env[name] || process.env[`${name}_FILE`]);

/** @returns undefined without DATA_DIR_FILE, or when it cannot be read; then the service reports it and stops. */
function folderFromFile() {
  try {
    return readFileSync(process.env.DATA_DIR_FILE, 'utf8').replace(/^\uFEFF|[\r\n]+$/g, '');
  } catch {
    return undefined;
  }
}

const dataDir = resolve(root, process.env.DATA_DIR || folderFromFile() || '.data');
prepareDataFolder(dataDir);
await waitForFormerStart(dataDir);
if (isFresh) beginAnew(dataDir, { isOnServer: isGiven('DATABASE_URL') });

const children = [];
let stopping = false;

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches this script alone, which then stops the others
 * in order. The IPC channel disconnects when this script is killed.
 */
function launch(name, entry, environment, stdout) {
  const child = spawn(
    pinnedNode(),
    ['--enable-source-maps', '--max-semi-space-size=4', join(root, 'dist', 'apps', entry)],
    {
      cwd: root,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', stdout, 'inherit', 'ipc'],
      env: { ...process.env, ...environment },
    },
  );
  children.unshift(child);
  child.on('exit', (code) => {
    if (stopping) return;
    // Whoever ends with a code has said why.
    if (!code) print(`${name} has stopped unexpectedly. Run npm start again.`);
    void stop(code || 1);
  });
  return child;
}

async function stop(code) {
  if (stopping) return;
  stopping = true;
  // Youngest first: the service may still be calling Cal.com.
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await gone;
  }
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));

onceNpmIsGone(() => void stop(0));

/** @returns the URL that the Cal.com sandbox prints when it listens. */
function launchSandbox() {
  const environment = { PORT: '0', HOST: '127.0.0.1', SANDBOX_STATE_FILE: join(dataDir, 'sandbox.json') };
  const sandbox = launch('The Cal.com sandbox', 'calcom-sandbox/main.js', environment, 'pipe');
  return new Promise((listening) => {
    let text = '';
    sandbox.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) listening(JSON.parse(text.split('\n', 1)[0]).url);
    });
  });
}

/** With DATABASE_URL the service requires keys; the demo generates one and stores it to read its data again. */
function demoKeys() {
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

const keys = isGiven('DATABASE_URL') && !isGiven('ENCRYPTION_KEYS') ? demoKeys() : {};
print('Starting …');
const calcom = isGiven('CALCOM_BASE_URL')
  ? {}
  : await launchSandbox().then((url) => ({ CALCOM_BASE_URL: url, SANDBOX_URL: url }));
launch(
  'Team Selector',
  'api/demo.js',
  {
    // The service runs in the same working directory, so it resolves a relative DATA_DIR_FILE alike.
    ...(process.env.DATA_DIR_FILE ? {} : { DATA_DIR: dataDir }),
    ...(isGiven('LOG_LEVEL') ? {} : { LOG_LEVEL: 'warn' }),
    // Webhooks are tried out with a receiver on this machine.
    ...(isGiven('WEBHOOK_ALLOWED_HOSTS') ? {} : { WEBHOOK_ALLOWED_HOSTS: 'loopback' }),
    // And a Cal.com of one's own with a stand-in there.
    ...(isGiven('CALCOM_ALLOWED_HOSTS') ? {} : { CALCOM_ALLOWED_HOSTS: 'loopback' }),
    ...keys,
    ...calcom,
  },
  'inherit',
);
