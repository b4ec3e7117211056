/**
 * Prepares what every command needs: the dependencies, the pinned Node, the data folder. This file runs on the machine's own
 * Node, so it uses Node's modules only.
 */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode, OLDEST_MACHINE_NODE } from './pinned-node.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const inRoot = (...parts) => join(root, ...parts);

/** Progress goes to stderr: stdout belongs to the command's own output. */
export const print = (message) => process.stderr.write(`${message}\n`);

export const mtime = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** @returns the path of the Node that runs everything; ends the process with instructions when there is none. */
export function pinnedNode() {
  const { platform, arch, execPath } = process;
  const found = findNode({ modules: inRoot('node_modules'), platform, arch, version: process.versions.node, execPath });
  if (found) return found;
  print(
    `The pinned Node could not be installed for ${platform}-${arch}: install Node ${OLDEST_MACHINE_NODE.join('.')} or ` +
      `newer (this is ${process.versions.node}), and run the command again.`,
  );
  process.exit(1);
}

/** The folder with the packages that only the benchmarks need; the first benchmark installs them. */
export const bench = inRoot('bench');

/** Installs the packages when there are none, or when the lock file is newer than they are. */
export function ensureInstalled(folder = root) {
  const stamp = join(folder, 'node_modules', '.package-lock.json');
  const installed = mtime(stamp);
  if (installed > 0 && installed >= mtime(join(folder, 'package-lock.json'))) return;
  print(
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

/** Creates the data folder for its owner alone, as the service does, or ends the process with the reason why not. */
export function prepareDataFolder(folder) {
  try {
    make(folder);
    readdirSync(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    print(`DATA_DIR cannot be used: ${error.message}. Name a folder with it that this process may write to.`);
    process.exit(1);
  }
}

/** Creates parents one by one: Node's `recursive` loops forever where nothing can be created, such as below /proc. */
function make(folder) {
  if (existsSync(folder)) return;
  make(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Runs a program to its end. With `stdio: 'pipe'`, its output is printed only when it fails. */
export function run(command, args, failure, { cwd = root, stdio = ['ignore', 2, 2], env = process.env } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    stdio,
    env,
    shell: command.endsWith('.cmd'),
    windowsHide: true,
  });
  if (status === 0) return;
  print([stdout, stderr, error?.message, failure].filter(Boolean).join('\n'));
  process.exit(status ?? 1);
}

/** Runs a program on the pinned Node with this terminal, and ends as it ends. */
export function handOver(args, environment = process.env) {
  const child = spawn(pinnedNode(), args, { cwd: root, stdio: 'inherit', env: environment, windowsHide: true });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  onceNpmIsGone(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

/**
 * Calls `stop` when npm is gone. Killing npm kills the shell that it started, and the shell forwards no signal; the
 * process sees its death only as a new parent.
 */
export function onceNpmIsGone(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500).unref();
}
