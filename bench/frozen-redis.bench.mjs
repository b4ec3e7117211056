/**
 * Redis stops answering under load, without closing a connection. Requests are due at a fixed rate, and each is timed
 * from when it was due, so that a stall cannot hide the requests behind it. The baseline is an instance without a
 * Redis, under the same load in the same run.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { sendOnce } from './support/connection.mjs';
import { writeCompanies } from './support/companies.mjs';
import { eventually } from './support/eventually.mjs';
import { openInstallation } from './support/installation.mjs';
import { orQuick } from './support/quick.mjs';
import { freePort } from './support/redis.mjs';
import { SteadyRate } from './support/steady-rate.mjs';
import { percentile, shuffled } from './statistics.mjs';

const PATH = '/api/calcom/teams';
/** Enough for hardly any request to share a load with another one. */
const COMPANIES = 300;
const RATE = orQuick(200, 100);
const ROUNDS = orQuick(4, 1);
const SECONDS = orQuick(6, 2);
/** The deadline of a Redis call, and the timeouts in a row that open the circuit breaker. */
const DEADLINE_MS = 100;
const TIMEOUTS_TO_OPEN = 5;

export const title = 'Redis frozen under load';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const { redis } = installation;
  const companies = await writeCompanies(installation, COMPANIES);
  const normal = await installation.startApi();
  const without = await installation.startApi({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
  const isCached = async () => {
    const { head } = await sendOnce(normal.url, PATH, { token: companies[0].token });
    return head.includes('x-cache: HIT');
  };
  const rate = (url) =>
    new SteadyRate(
      url,
      companies.map(({ token }) => ({ path: PATH, token })),
      RATE,
    );
  const [toNormal, toWithout] = [rate(normal.url), rate(without.url)];
  closing.defer(() => [toNormal, toWithout].forEach((each) => each.close()));

  const seen = { uncached: [], cached: [], before_the_breaker_opens: [], after: [] };
  for (let round = -1; round < ROUNDS; round++) {
    for (const measure of shuffled([loadWithout, loadFrozen])) {
      const found = await measure();
      // The first round only warms up.
      if (round >= 0) for (const [phase, answers] of Object.entries(found)) seen[phase].push(...answers);
    }
  }

  async function loadWithout() {
    return { uncached: await toWithout.run(SECONDS) };
  }

  async function loadFrozen() {
    await eventually('answers are cached', isCached);
    const cached = await toNormal.run(SECONDS / 2);
    const underLoad = toNormal.run(SECONDS);
    // Freezes Redis under load, not before it.
    await pause(500);
    redis.freeze();
    const frozenAt = performance.now();
    const answers = await underLoad;
    redis.thaw();
    return { cached, ...split(answers, frozenAt) };
  }

  const phases = Object.fromEntries(Object.entries(seen).map(([phase, answers]) => [phase, summary(answers)]));
  const over = (phase) => phases[phase].p99_ms - phases.uncached.p99_ms;
  return {
    rounds: ROUNDS,
    requests_per_second: RATE,
    deadline_ms: DEADLINE_MS,
    failed: Object.values(phases).reduce((sum, { failed }) => sum + failed, 0),
    p99_over_uncached_before_the_breaker_opens_ms: over('before_the_breaker_opens'),
    p99_over_uncached_after_ms: over('after'),
    phases,
  };
}

/** The circuit breaker opens with the fifth answer that paid the deadline. */
function split(answers, frozenAt) {
  const during = answers.filter(({ dueAt }) => dueAt >= frozenAt);
  const waited = during.filter(({ ms }) => ms >= DEADLINE_MS).map(({ dueAt, ms }) => dueAt + ms);
  const openedAt = waited.toSorted((a, b) => a - b)[TIMEOUTS_TO_OPEN - 1] ?? frozenAt;
  return {
    before_the_breaker_opens: during.filter(({ dueAt }) => dueAt < openedAt),
    after: during.filter(({ dueAt }) => dueAt >= openedAt),
  };
}

function summary(answers) {
  const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return {
    requests: answers.length,
    failed: answers.filter(({ status }) => status !== 200).length,
    p50_ms: percentile(times, 50),
    p99_ms: percentile(times, 99),
    max_ms: times.at(-1),
  };
}
