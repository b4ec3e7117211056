/**
 * A key that nobody holds, asked for by many at once, at several processes: who loads, and how long does the slowest wait?
 * Loading is made slow in the database itself, so that everybody comes while it is under way.
 */
import { askOnce, Connection, requestOf } from './support/connection.mjs';
import { writeCompanies } from './support/companies.mjs';
import { openInstallation } from './support/installation.mjs';
import { orQuick } from './support/quick.mjs';
import { countSelects } from './support/select-counter.mjs';
import { median, spread } from './statistics.mjs';

const PROCESSES = 4;
const CALLERS_EACH = 25;
const ROUNDS = orQuick(40, 4);
/** The key is to be cold, not the processes: until their code is compiled, that is what would be measured. */
const WARM_UPS = orQuick(20, 2);
const LOAD_SECONDS = 0.1;
const PATH = '/api/calcom/teams';

export const title = 'A cold key, asked for at 4 processes by 25 callers each';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  // A key is cold once: every round has a company of its own, and so has every caller who comes alone.
  const companies = await writeCompanies(installation, (WARM_UPS + ROUNDS) * 2 + CONTROLS);
  const selects = await countSelects(installation.database, 'calcom_teams', LOAD_SECONDS);
  const urls = await Promise.all(Array.from({ length: PROCESSES }, async () => (await installation.startApi()).url));
  const crowd = await openCrowd(urls);

  const alone = [];
  const rounds = [];
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    const [lonely, asked] = [companies.pop(), companies.pop()];
    const [ms] = await ask([crowd[(WARM_UPS + round) % crowd.length]], lonely);
    let times = [];
    const loads = await selects.during(async () => (times = await ask(crowd, asked)));
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

/** What the counter must be able to see: cold keys that are asked for one after the other. */
const control = (selects, [url], companies) =>
  selects.during(async () => {
    for (const { token } of companies.splice(0, CONTROLS)) await askOnce(url, PATH, { token });
  });

/** Connections that are open before anybody asks: what is measured is the waiting, not the connecting. */
const openCrowd = (urls) =>
  Promise.all(
    urls.flatMap((url) =>
      Array.from({ length: CALLERS_EACH }, async () => ({ url, connection: await Connection.open(url) })),
    ),
  );

/** All at once. @returns how long each of them waited, in milliseconds. */
async function ask(callers, { token }) {
  // Whose token it is was found out before; the question is how long the answer takes.
  for (const url of new Set(callers.map((caller) => caller.url))) await askOnce(url, '/api/auth/me', { token });
  const questions = callers.map(({ url }) => requestOf(url, PATH, { token }));
  const begun = performance.now();
  const answers = await Promise.all(
    callers.map(async ({ connection }, n) => {
      const answer = await connection.ask(questions[n]);
      return { ...answer, ms: performance.now() - begun };
    }),
  );
  const texts = new Set(answers.map(({ status, body }) => `${status} ${body.toString('utf8')}`));
  if (texts.size !== 1 || answers[0].status !== 200) throw new Error(`They got different answers: ${[...texts]}`);
  return answers.map(({ ms }) => ms);
}
