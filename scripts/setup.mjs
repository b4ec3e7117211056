/**
 * What every command needs before it can work: the dependencies, the pinned Node, the build. Runs on whatever Node the
 * machine has, so it uses nothing but Node's own modules.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode, OLDEST_MACHINE_NODE } from './pinned-node.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => join(root, ...parts);

/** Progress goes to stderr: stdout belongs to the command's own output. */
const say = (message) => process.stderr.write(`${message}\n`);

const mtime = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** @returns the path of the Node that runs everything, or ends with what to do when there is none. */
export function pinnedNode() {
  const { platform, arch, execPath } = process;
  const found = findNode({ modules: inRoot('node_modules'), platform, arch, version: process.versions.node, execPath });
  if (found) return found;
  say(
    `The pinned Node could not be installed for ${platform}-${arch}: install Node ${OLDEST_MACHINE_NODE.join('.')} or ` +
      `newer (this is ${process.versions.node}), and run the command again.`,
  );
  process.exit(1);
}

/** The folder whose packages only the benchmarks need; they are installed with the first of them. */
export const bench = inRoot('bench');

/** Installs when there is nothing installed, or when the lock file is newer than what is. */
export function ensureInstalled(folder = root) {
  const stamp = join(folder, 'node_modules', '.package-lock.json');
  const installed = mtime(stamp);
  if (installed > 0 && installed >= mtime(join(folder, 'package-lock.json'))) return;
  say(
    folder === root
      ? 'Installing the dependencies; this takes about a minute the first time …'
      : `Installing what only ${basename(folder)} needs …`,
  );
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // The build needs the development dependencies too, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  run(npm, args, 'The installation failed', { cwd: folder });
  utimesSync(stamp, new Date(), new Date());
}

const SOURCES = ['apps', 'libs', 'package-lock.json', 'tsconfig.json', 'nest-cli.json', 'rspack.config.mjs'];
const STAMP = inRoot('dist', '.built');

/** Builds when a source is newer than the last build. */
export function ensureBuilt() {
  const built = mtime(STAMP);
  if (built > 0 && SOURCES.every((source) => newest(inRoot(source)) <= built)) return;
  build();
}

export function build() {
  say('Building …');
  const started = new Date();
  for (const app of ['api', 'calcom-sandbox']) {
    run(
      pinnedNode(),
      [inRoot('node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build', app],
      `Building ${app} failed`,
      { stdio: 'pipe' },
    );
  }
  writeFileSync(STAMP, '');
  utimesSync(STAMP, started, started);
}

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stats.mtimeMs);
}

/** Makes the folder for data, for its owner alone, or ends with what is wrong with it. The service does the same. */
export function prepareDataFolder(folder) {
  try {
    make(folder);
    readdirSync(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    say(`DATA_DIR cannot be used: ${error.message}. Name a folder with it that this process may write to.`);
    process.exit(1);
  }
}

/** One by one: Node's own `recursive` tries for ever where nothing can be made, such as below /proc. */
function make(folder) {
  if (existsSync(folder)) return;
  make(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Runs to the end; shows what was said only when it failed, unless it may speak for itself. */
function run(command, args, failure, { cwd = root, stdio = ['ignore', 2, 2] } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    stdio,
    shell: command.endsWith('.cmd'),
    windowsHide: true,
  });
  if (status === 0) return;
  say([stdout, stderr, error?.message, failure].filter(Boolean).join('\n'));
  process.exit(status ?? 1);
}

/** Runs a program on the pinned Node with this terminal, and ends as it ends. */
export function handOver(args, environment = process.env) {
  const child = spawn(pinnedNode(), args, { cwd: root, stdio: 'inherit', env: environment, windowsHide: true });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  onceNpmIsGone(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

/** Who ends npm ends the shell that npm has started, and a shell hands no signal on: but then this process gets a new parent. */
export function onceNpmIsGone(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500).unref();
}
