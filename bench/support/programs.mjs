import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, root } from '../../scripts/setup.mjs';

/** What a program says last explains why it ended. */
const LAST_WORDS = 4000;
/** A process of the service has fifteen seconds to stop by itself. */
const STOP_TIMEOUT_MS = 20_000;
const URL_SAID = /(https?:\/\/[^\s"]+)/;

const running = new Set();
// The last resort, for a run that ends without closing: nothing outlives it.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts a program of the production build, or another script, and waits for the URL that it prints. */
export async function startProgram(closing, script, variables = {}, nodeOptions = []) {
  const child = launch(pinnedNode(), [...nodeOptions, join(root, script)], variables);
  closing.defer(() => end(child));
  const said = collect(child.stdout, child.stderr);
  const url = await new Promise((listening, failed) => {
    child.stdout.on('data', () => {
      const [, found] = URL_SAID.exec(said()) ?? [];
      if (found) listening(found);
    });
    child.once('close', (code) => failed(new Error(`${script} ended with ${code}:\n${said()}`)));
  });
  return { url, pid: child.pid, said, ended: once(child, 'exit'), stop: () => end(child) };
}

/** Runs a provisioning command. @returns the object that it prints. */
export async function runCommand(args, variables, input = '') {
  const child = launch(pinnedNode(), [join(root, 'dist/apps/api/cli.js'), ...args, '--json'], variables);
  child.stdin.end(input);
  const [answer, complaint] = [collect(child.stdout), collect(child.stderr)];
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`cli ${args.join(' ')} ended with ${code}:\n${answer()}${complaint()}`);
  return JSON.parse(answer());
}

/**
 * In a process group of its own: Ctrl-C reaches the bench alone, which then stops the others in order. Of the
 * environment it gets what it needs to run at all, and what is given.
 */
export function launch(command, args, variables, stdio = 'pipe') {
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', ...variables };
  const child = spawn(command, args, { cwd: root, env, stdio, detached: true, windowsHide: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Politely first. */
export async function end(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(timer);
}

function collect(...streams) {
  let text = '';
  for (const stream of streams) {
    stream.setEncoding('utf8').on('data', (part) => (text = (text + part).slice(-LAST_WORDS)));
  }
  return () => text;
}

/** Megabytes of memory that a process occupies. Undefined where the system does not tell. */
export function residentMegabytes(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(told(`/proc/${pid}/status`)) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** Seconds of processor time that a process has used, to a hundredth. Undefined where the system does not tell. */
export function processorSeconds(pid) {
  // The second field is the program's name, in brackets, and may contain anything.
  const fields = told(`/proc/${pid}/stat`).split(') ').at(-1).split(' ');
  return fields.length > 13 ? (Number(fields[11]) + Number(fields[12])) / 100 : undefined;
}

function told(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
