/**
 * A list that is cached nowhere, of a caller who is known: how often does the service ask its database for it? Each
 * company asks once, so each list is loaded.
 */
import { Connection, requestOf } from './support/connection.mjs';
import { writeCompanies } from './support/companies.mjs';
import { openInstallation } from './support/installation.mjs';
import { orQuick } from './support/quick.mjs';
import { countOnTheWire } from './support/wire-counter.mjs';
import { spread } from './statistics.mjs';

const COMPANIES = orQuick(100, 5);
const CONTROLS = 5;
const KNOWN_BY = '/api/auth/me';
const LIST = '/api/calcom/teams';

export const title = 'An uncached list: what it asks the database';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const companies = await writeCompanies(installation, COMPANIES);
  const wire = await countOnTheWire(closing, installation.database.url);
  const api = await installation.startApi({ DATABASE_URL: wire.url, JOBS: 'off', SYNC_EVERY: 'off' });
  const connection = await Connection.open(api.url);
  closing.defer(() => connection.close());
  const ask = async (path, token) => {
    const { status, head, body } = await connection.send(requestOf(api.url, path, { token }));
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
    return head;
  };
  const [counts, ms] = [[], []];
  for (const { token } of companies) {
    await ask(KNOWN_BY, token);
    const begun = performance.now();
    const isCounted = await wire.during(async () => {
      if (!/x-cache: MISS/i.test(await ask(LIST, token))) throw new Error('The list was cached');
    });
    ms.push(performance.now() - begun);
    counts.push(isCounted);
  }
  // The control: a list that is cached asks nothing, as long as the heartbeat of the change feed is in time.
  const ofCached = [];
  for (const { token } of companies.slice(-CONTROLS)) {
    const { round_trips: trips } = await wire.during(() => ask(LIST, token));
    ofCached.push(trips);
  }
  return {
    lists: COMPANIES,
    transactions: spread(counts.map(({ transactions }) => transactions)),
    round_trips: spread(counts.map(({ round_trips: trips }) => trips)),
    round_trips_of_a_cached_one: spread(ofCached),
    ms: spread(ms),
  };
}
