/**
 * An uncached key, requested by many callers of several processes at once: how many loads, and how long does the
 * slowest caller wait? The load is slowed down in the database, so that all requests arrive while it is in flight.
 */
import { sendOnce, Connection, requestOf } from './support/connection.mjs';
import { writeCompanies } from './support/companies.mjs';
import { openInstallation } from './support/installation.mjs';
import { orQuick } from './support/quick.mjs';
import { countSelects } from './support/select-counter.mjs';
import { median, spread } from './statistics.mjs';

const PROCESSES = 4;
const CALLERS_EACH = 25;
const ROUNDS = orQuick(40, 4);
/** The key is to be cold, not the code of the processes. */
const WARM_UPS = orQuick(20, 2);
const LOAD_SECONDS = 0.1;
const PATH = '/api/calcom/teams';

export const title = 'A cold key, asked for at 4 processes by 25 callers each';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  // A key is cold only once, so every round has a company of its own, and so has every single caller.
  const companies = await writeCompanies(installation, (WARM_UPS + ROUNDS) * 2 + CONTROLS);
  const selects = await countSelects(installation.database, 'calcom_teams', LOAD_SECONDS);
  const urls = await Promise.all(Array.from({ length: PROCESSES }, async () => (await installation.startApi()).url));
  const crowd = await openCrowd(urls);

  const alone = [];
  const rounds = [];
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    const [forOne, forAll] = [companies.pop(), companies.pop()];
    const [ms] = await request([crowd[(WARM_UPS + round) % crowd.length]], forOne);
    let times = [];
    const loads = await selects.during(async () => (times = await request(crowd, forAll)));
    if (round < 0) continue;
    alone.push(ms);
    rounds.push({ loads, slowest: Math.max(...times) });
  }
  const loads = rounds.map((round) => round.loads);
  const slowest = rounds.map((round) => round.slowest);
  const loadMs = median(alone);
  return {
    rounds: ROUNDS,
    callers: crowd.length,
    load_ms: { in_the_database: LOAD_SECONDS * 1000, one_caller_alone: spread(alone) },
    most_loads: Math.max(...loads),
    fewest_loads: Math.min(...loads),
    control_loads: await control(selects, urls, companies),
    slowest_caller_ms: spread(slowest),
    slowest_caller_over_load_ms: spread(slowest.map((ms) => ms - loadMs)),
  };
}

const CONTROLS = 3;

/** The control, which the counter must find: cold keys that are requested one after the other. */
const control = (selects, [url], companies) =>
  selects.during(async () => {
    for (const { token } of companies.splice(0, CONTROLS)) await sendOnce(url, PATH, { token });
  });

/** Connects beforehand, so that connecting is not measured. */
const openCrowd = (urls) =>
  Promise.all(
    urls.flatMap((url) =>
      Array.from({ length: CALLERS_EACH }, async () => ({ url, connection: await Connection.open(url) })),
    ),
  );

/** Sends the request of every caller at once. @returns how long each of them waited, in milliseconds. */
async function request(callers, { token }) {
  // Verifies the token beforehand, so that only the answer is measured.
  for (const url of new Set(callers.map((caller) => caller.url))) await sendOnce(url, '/api/auth/me', { token });
  const requests = callers.map(({ url }) => requestOf(url, PATH, { token }));
  const begun = performance.now();
  const answers = await Promise.all(
    callers.map(async ({ connection }, n) => {
      const answer = await connection.send(requests[n]);
      return { ...answer, ms: performance.now() - begun };
    }),
  );
  const texts = new Set(answers.map(({ status, body }) => `${status} ${body.toString('utf8')}`));
  if (texts.size !== 1 || answers[0].status !== 200) throw new Error(`They got different answers: ${[...texts]}`);
  return answers.map(({ ms }) => ms);
}
