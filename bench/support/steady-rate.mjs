import { setTimeout as pause } from 'node:timers/promises';
import { Connection, requestOf } from './connection.mjs';

/** An open-loop load generator: requests are due at a fixed rate, however slow the answers are. */
export class SteadyRate {
  #url;
  #next;
  #everyMs;
  #connections = [];

  /**
   * @param requests `{path, token}`, chosen at random; or a function that makes the bytes of the next one.
   * @param rate requests per second.
   */
  constructor(url, requests, rate) {
    this.#url = url;
    this.#next =
      typeof requests === 'function'
        ? requests
        : anyOf(requests.map((request) => requestOf(url, request.path, request)));
    this.#everyMs = 1000 / rate;
  }

  /** @returns for each request when it was due, the milliseconds until its answer, and its status; 0 for no answer. */
  async run(seconds) {
    const answers = [];
    const count = Math.round((seconds * 1000) / this.#everyMs);
    const begun = performance.now();
    for (let n = 0; n < count; n++) {
      const dueAt = begun + n * this.#everyMs;
      const early = dueAt - performance.now();
      if (early > 0) await pause(early);
      answers.push(this.#timed(dueAt));
    }
    return Promise.all(answers);
  }

  close() {
    for (const connection of this.#connections) connection.close();
  }

  async #timed(dueAt) {
    // Timers have whole milliseconds, and may be early by a part of one.
    const since = Math.min(dueAt, performance.now());
    const status = await this.#send(this.#next()).catch(() => 0);
    return { dueAt, status, ms: performance.now() - since };
  }

  async #send(request) {
    // The server closes those that have been idle for long.
    this.#connections = this.#connections.filter(({ isOpen }) => isOpen);
    const free = this.#connections.pop() ?? (await Connection.open(this.#url));
    const { status } = await free.send(request);
    this.#connections.push(free);
    return status;
  }
}

const anyOf = (requests) => () => requests[Math.floor(Math.random() * requests.length)];
