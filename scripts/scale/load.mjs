import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { processorSeconds } from '../../bench/support/programs.mjs';

/** Milliseconds from one request of a connection to its next. */
export const PACE_MS = 25;

/**
 * Asks for one URL for some seconds, at a steady pace on each connection, as callers do. Without a pace, a process that
 * is alone would be given more requests at a time, and takes less time for each of many.
 *
 * @returns how many answers each process gave, and the seconds of processor time that it took for them.
 */
export async function load({ url, token, seconds, connections, apis }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const before = apis.map(({ pid }) => processorSeconds(pid));
  const answers = new Map();
  let failed = 0;
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const ask = async (first) => {
    let next = first;
    await pause(Math.max(0, first - performance.now()));
    while (performance.now() < until) {
      const { status, servedBy } = await answerOf(url, token, agent);
      if (status !== 200) failed++;
      answers.set(servedBy, (answers.get(servedBy) ?? 0) + 1);
      next += PACE_MS;
      await pause(Math.max(0, next - performance.now()));
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, n) => ask(begun + (n * PACE_MS) / connections)));
  const took = (performance.now() - begun) / 1000;
  agent.destroy();
  const count = [...answers.values()].reduce((sum, each) => sum + each, 0);
  const processor = apis.map(({ pid }, n) => processorSeconds(pid) - before[n]);
  return {
    failed,
    count,
    perSecond: count / took,
    byProcess: apis.map((api, n) => ({
      url: api.url,
      answers: answers.get(new URL(api.url).host) ?? 0,
      processorSeconds: processor[n],
    })),
    processorMicroseconds: (processor.reduce((sum, each) => sum + each, 0) / count) * 1e6,
  };
}

/** Never rejects: a connection that fails is an answer with the status 0. */
function answerOf(url, token, agent) {
  return new Promise((answered) => {
    const asked = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.resume();
      answer.once('end', () =>
        answered({ status: answer.statusCode, servedBy: answer.headers['x-served-by'] ?? new URL(url).host }),
      );
    });
    asked.once('error', () => answered({ status: 0, servedBy: 'nobody' }));
    asked.end();
  });
}
