import { setTimeout as pause } from 'node:timers/promises';
import { Connection, requestOf } from './connection.mjs';

/** Asks one server at a fixed rate, whatever it answers: slow answers do not make fewer questions. */
export class SteadyRate {
  #url;
  #requests;
  #everyMs;
  #connections = [];

  /** @param questions asked in random order. @param rate questions per second. */
  constructor(url, questions, rate) {
    this.#url = url;
    this.#requests = questions.map(({ path, token }) => requestOf(url, path, { token }));
    this.#everyMs = 1000 / rate;
  }

  /** @returns for each question when it was due, how long after that it was answered, and with which status: 0 for none. */
  async ask(seconds) {
    const answers = [];
    const count = Math.round((seconds * 1000) / this.#everyMs);
    const begun = performance.now();
    for (let n = 0; n < count; n++) {
      const dueAt = begun + n * this.#everyMs;
      const early = dueAt - performance.now();
      if (early > 0) await pause(early);
      answers.push(this.#askOne(dueAt));
    }
    return Promise.all(answers);
  }

  close() {
    for (const connection of this.#connections) connection.close();
  }

  async #askOne(dueAt) {
    const request = this.#requests[Math.floor(Math.random() * this.#requests.length)];
    const status = await this.#send(request).catch(() => 0);
    return { dueAt, status, ms: performance.now() - dueAt };
  }

  async #send(request) {
    const free = this.#connections.pop() ?? (await Connection.open(this.#url));
    const { status } = await free.ask(request);
    this.#connections.push(free);
    return status;
  }
}
