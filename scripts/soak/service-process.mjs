import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startProgram } from '../../bench/support/programs.mjs';

/** As in `npm run start:prod`. */
const AS_IN_PRODUCTION = ['--enable-source-maps', '--max-semi-space-size=4'];
const SHIFTED = pathToFileURL(fileURLToPath(new URL('shifted-clock.mjs', import.meta.url))).href;
const AGAIN_MS = 1000;
const MAX_TRIES = 60;
const LOG_MS = 200;

/** An API process or the worker, at one address whatever happens to it. */
export class ServiceProcess {
  #closing;
  #script;
  #variables;
  #program;

  constructor(closing, name, script, variables) {
    this.#closing = closing;
    this.name = name;
    this.#script = script;
    this.#variables = variables;
    this.url = `http://127.0.0.1:${variables.PORT}`;
    /** How often it ended or failed to start without being killed. */
    this.ends = [];
  }

  get pid() {
    return this.#program.pid;
  }

  /** Tries again while what it needs is away, as whatever supervises it does. */
  async start({ clockAheadMs = 0 } = {}) {
    const shifted = clockAheadMs === 0 ? [] : ['--import', SHIFTED];
    const variables = {
      ...this.#variables,
      ...(clockAheadMs === 0 ? {} : { SOAK_CLOCK_AHEAD_MS: String(clockAheadMs) }),
    };
    for (let tries = 1; ; tries++) {
      try {
        this.#program = await startProgram(this.#closing, this.#script, variables, [...AS_IN_PRODUCTION, ...shifted]);
        break;
      } catch (error) {
        if (tries === MAX_TRIES) throw error;
        await pause(AGAIN_MS);
      }
    }
    this.isKilled = false;
    void this.#noteEnd(this.#program);
  }

  async #noteEnd({ ended, said }) {
    await ended;
    if (!this.isKilled) this.ends.push(`${this.name} ended by itself: ${said().slice(-500)}`);
  }

  /** The line of the log about a request, once it is written. */
  async logOf(requestId) {
    await pause(LOG_MS);
    return (
      this.#program
        .said()
        .split('\n')
        .find((line) => line.includes(requestId)) ?? 'not in the log'
    );
  }

  async kill() {
    this.isKilled = true;
    process.kill(this.pid, 'SIGKILL');
    await this.#program.ended;
  }

  /** Its connections stay open, and nothing is answered until {@link thaw}. */
  freeze() {
    process.kill(this.pid, 'SIGSTOP');
  }

  thaw() {
    process.kill(this.pid, 'SIGCONT');
  }

  /** At the end, in order. */
  stop() {
    this.isKilled = true;
    return this.#program.stop();
  }
}
