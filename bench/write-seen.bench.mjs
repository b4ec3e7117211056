/**
 * A write at one instance: how long until the others answer with it? Every instance receives requests all the time, so
 * that each holds the old answer in its L1 cache when the write happens.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, requestOf } from './support/connection.mjs';
import { writeCompanies } from './support/companies.mjs';
import { openInstallation } from './support/installation.mjs';
import { orQuick } from './support/quick.mjs';
import { percentile } from './statistics.mjs';

const OTHERS = 3;
const WRITES = orQuick(500, 20);
const REQUEST_EVERY_MS = 1;
/** An answer that is stale after this time stays stale. */
const SIGHTING_TIMEOUT_MS = 10_000;
const PATH = '/api/calcom/teams';

export const title = 'A write at one instance, until three others answer with it';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const [{ token }] = await writeCompanies(installation, 1);
  const [writing, ...reading] = await Promise.all(Array.from({ length: OTHERS + 1 }, () => installation.startApi()));
  const writer = await Connection.open(writing.url);
  const list = await writer.send(requestOf(writing.url, PATH, { token }));
  const [{ id }] = JSON.parse(list.body.toString('utf8')).data;
  const readers = await Promise.all(reading.map(async ({ url }) => new Reader(url, await Connection.open(url), token)));

  const sinceAnswer = [];
  const sinceSending = [];
  let stale = 0;
  for (let write = 0; write < WRITES; write++) {
    const name = `Name ${write};`;
    const marker = Buffer.from(name);
    const sightings = readers.map((reader) => reader.awaits(marker));
    const sent = performance.now();
    const { status, body } = await writer.send(
      requestOf(writing.url, `${PATH}/${id}`, { method: 'PATCH', token, body: { name } }),
    );
    if (status !== 200) throw new Error(`The write was answered with ${status}: ${body}`);
    const answered = performance.now();
    for (const at of await Promise.all(sightings)) {
      sinceSending.push(at - sent);
      sinceAnswer.push(Math.max(0, at - answered));
    }
    stale += readers.reduce((sum, reader) => sum + reader.staleAnswersSince(answered), 0);
    // Jitter, so that writes are not in step with periodic work.
    await pause(Math.random() * 20);
  }
  for (const reader of readers) reader.stop();
  return {
    writes: WRITES,
    instances_that_read: OTHERS,
    since_sending_ms: percentiles(sinceSending),
    since_answer_ms: percentiles(sinceAnswer),
    old_answers_to_questions_after_the_write: stale,
  };
}

/** Sends requests to one instance again and again. */
class Reader {
  #wanted;
  #requests = [];
  #isStopped = false;

  constructor(url, connection, token) {
    this.#sendOn(connection, requestOf(url, PATH, { token })).catch((error) => this.#wanted?.failed(error));
  }

  /** Resolves to the time of the first answer that contains the marker. */
  awaits(marker) {
    this.#requests = [];
    return new Promise((seen, failed) => {
      const timer = setTimeout(failed, SIGHTING_TIMEOUT_MS, new Error(`Still stale after ${SIGHTING_TIMEOUT_MS} ms`));
      this.#wanted = { marker, failed, seen: (at) => (clearTimeout(timer), seen(at)) };
    });
  }

  /** How many requests that were sent after this time got a stale answer. */
  staleAnswersSince(time) {
    return this.#requests.filter(({ sentAt, isStale }) => isStale && sentAt > time).length;
  }

  stop() {
    this.#isStopped = true;
  }

  async #sendOn(connection, request) {
    while (!this.#isStopped) {
      const sentAt = performance.now();
      const { status, body } = await connection.send(request);
      if (status !== 200) throw new Error(`A reader was answered with ${status}`);
      if (this.#wanted) {
        const isStale = !body.includes(this.#wanted.marker);
        this.#requests.push({ sentAt, isStale });
        if (!isStale) this.#wanted.seen(performance.now());
        if (!isStale) this.#wanted = undefined;
      }
      await pause(REQUEST_EVERY_MS);
    }
    connection.close();
  }
}

function percentiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 50), p99: percentile(sorted, 99), max: sorted.at(-1) };
}
