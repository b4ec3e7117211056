/**
 * A change made at one instance: how long until the others answer with it? Every instance is asked all the time, so that
 * each holds the old answer at the moment of the change.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, requestOf } from './support/connection.mjs';
import { writeCompanies } from './support/companies.mjs';
import { openInstallation } from './support/installation.mjs';
import { orQuick } from './support/quick.mjs';
import { percentile } from './statistics.mjs';

const OTHERS = 3;
const WRITES = orQuick(500, 20);
const ASK_EVERY_MS = 1;
/** An answer that is old after so long stays old. */
const GIVE_UP_MS = 10_000;
const PATH = '/api/calcom/teams';

export const title = 'A write at one instance, until three others answer with it';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const [{ token }] = await writeCompanies(installation, 1);
  const [writing, ...reading] = await Promise.all(Array.from({ length: OTHERS + 1 }, () => installation.startApi()));
  const writer = await Connection.open(writing.url);
  const list = await writer.ask(requestOf(writing.url, PATH, { token }));
  const [{ id }] = JSON.parse(list.body.toString('utf8')).data;
  const readers = await Promise.all(reading.map(async ({ url }) => new Reader(url, await Connection.open(url), token)));

  const sinceAnswer = [];
  const sinceSending = [];
  let old = 0;
  for (let write = 0; write < WRITES; write++) {
    const name = `Name ${write};`;
    const marker = Buffer.from(name);
    const sightings = readers.map((reader) => reader.awaits(marker));
    const sent = performance.now();
    const { status, body } = await writer.ask(
      requestOf(writing.url, `${PATH}/${id}`, { method: 'PATCH', token, body: { name } }),
    );
    if (status !== 200) throw new Error(`The write was answered with ${status}: ${body}`);
    const answered = performance.now();
    for (const at of await Promise.all(sightings)) {
      sinceSending.push(at - sent);
      sinceAnswer.push(Math.max(0, at - answered));
    }
    old += readers.reduce((sum, reader) => sum + reader.oldSince(answered), 0);
    // Not in step with anything that happens at regular intervals.
    await pause(Math.random() * 20);
  }
  for (const reader of readers) reader.stop();
  return {
    writes: WRITES,
    instances_that_read: OTHERS,
    since_sending_ms: percentiles(sinceSending),
    since_answer_ms: percentiles(sinceAnswer),
    old_answers_to_questions_after_the_write: old,
  };
}

/** Asks one instance again and again. */
class Reader {
  #wanted;
  #questions = [];
  #isStopped = false;

  constructor(url, connection, token) {
    this.#askOn(connection, requestOf(url, PATH, { token })).catch((error) => this.#wanted?.failed(error));
  }

  /** When the first answer that shows it arrived. */
  awaits(marker) {
    this.#questions = [];
    return new Promise((seen, failed) => {
      const timer = setTimeout(failed, GIVE_UP_MS, new Error(`Still old after ${GIVE_UP_MS} ms`));
      this.#wanted = { marker, failed, seen: (at) => (clearTimeout(timer), seen(at)) };
    });
  }

  /** How many questions that were asked after this moment got an old answer. */
  oldSince(moment) {
    return this.#questions.filter(({ askedAt, isOld }) => isOld && askedAt > moment).length;
  }

  stop() {
    this.#isStopped = true;
  }

  async #askOn(connection, request) {
    while (!this.#isStopped) {
      const askedAt = performance.now();
      const { status, body } = await connection.ask(request);
      if (status !== 200) throw new Error(`A reader was answered with ${status}`);
      if (this.#wanted) {
        const isOld = !body.includes(this.#wanted.marker);
        this.#questions.push({ askedAt, isOld });
        if (!isOld) this.#wanted.seen(performance.now());
        if (!isOld) this.#wanted = undefined;
      }
      await pause(ASK_EVERY_MS);
    }
    connection.close();
  }
}

function percentiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 50), p99: percentile(sorted, 99), max: sorted.at(-1) };
}
