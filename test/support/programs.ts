import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RELAXED_REDIS_TIMEOUT_MS } from './redis';
import { builtProgram, NODE, type Program } from './production-build';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

type Variables = Record<string, string>;

/** The variables that every process inherits; the rest of its environment is the test's. */
const inherited = (): Variables => ({
  PATH: process.env.PATH ?? '',
  NODE_ENV: 'production',
  REDIS_TIMEOUT_MS: String(RELAXED_REDIS_TIMEOUT_MS),
  // All processes load the same code, so they share its compile cache.
  NODE_COMPILE_CACHE: join(tmpdir(), 'compiled'),
});

/** Compiles the embedded database's WebAssembly with the baseline compiler only, since most of these processes end soon. */
const QUICK_START = ['--liftoff-only'];

/** No balancer stands before these processes. */
const AT_ONCE = { STOP_NOTICE_MS: '0' };

/** Commands are killed after this time, so that none outlives the test that started it. */
const MAX_RUN_MS = 180_000;

/** Runs a program of the production build to its end. */
export const run = (program: Program, args: string[], variables: Variables = {}, input?: string): Promise<Ended> =>
  startCommand(program, args, variables, input).ended;

/** A command that has been started and can be killed in the middle. */
export interface Running {
  ended: Promise<Ended>;
  /** As when the machine dies. */
  kill(): void;
}

export function startCommand(program: Program, args: string[], variables: Variables = {}, input?: string): Running {
  const child = start(program, args, variables, MAX_RUN_MS);
  child.stdin?.end(input ?? '');
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    stdout: stdout(),
    stderr: stderr(),
  }));
  return { ended, kill: () => void child.kill('SIGKILL') };
}

/** An API process of the production build. */
export interface ApiProcess {
  url: string;
  /** Standard output and standard error so far. */
  output(): string;
  stop(): Promise<void>;
  /** As when the machine dies. */
  kill(): Promise<void>;
}

const LISTENING = /(?:listening|answers) on (http:\/\/[^/\s]+)/;

/** Starts the API and waits until it listens. @throws Error with its output, when it ends instead. */
export const startApi = (variables: Variables): Promise<ApiProcess> => startServer('main', variables);

/** Starts a worker, which does jobs and serves only health checks. @throws Error with its output, when it ends instead. */
export const startWorker = (variables: Variables): Promise<ApiProcess> => startServer('worker', variables);

async function startServer(program: Program, variables: Variables): Promise<ApiProcess> {
  const child = start(program, [], { PORT: '0', LOG_LEVEL: 'error', SYNC_EVERY: 'off', ...AT_ONCE, ...variables });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const [, found] = LISTENING.exec(stdout()) ?? [];
      if (found) resolve(found);
    });
    child.once('close', (code) => reject(new Error(`The ${program} ended with ${code}:\n${stdout()}${stderr()}`)));
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  };
  return {
    url,
    output: () => stdout() + stderr(),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

const start = (program: Program, args: string[], variables: Variables, timeout?: number): ChildProcess =>
  spawn(NODE, [...QUICK_START, builtProgram(program), ...args], {
    env: { ...inherited(), ...variables },
    stdio: 'pipe',
    timeout,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
