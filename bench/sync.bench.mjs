/**
 * A thousand teams that are synced again, unchanged: what does it take, against fetching the same list and an upsert of
 * the same rows by hand? And does it leave the rows alone?
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, requestOf } from './support/connection.mjs';
import { createCompany, openInstallation } from './support/installation.mjs';
import { orQuick } from './support/quick.mjs';
import { spread } from './statistics.mjs';

const TEAMS = 1000;
const WARM_UPS = orQuick(5, 1);
const ROUNDS = orQuick(20, 3);
const KEY = 'cal_live_bench';
const LOOK_EVERY_MS = 20;

export const title = `${TEAMS} teams, synced again unchanged`;
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const calcom = await startTeams(closing);
  const company = await createCompany(installation, { calcomKey: KEY, calcomBaseUrl: calcom });
  const { query } = installation.database;
  const api = await installation.startApi({ SYNC_EVERY: 'off' });
  const connection = await Connection.open(api.url);
  closing.defer(() => connection.close());

  const sync = async () => {
    const request = requestOf(api.url, '/api/calcom/teams/sync', { method: 'POST', token: company.token });
    const { status, body } = await connection.send(request);
    const found = JSON.parse(body);
    if (status !== 200 || found.synced !== TEAMS) throw new Error(`The sync answered ${status}: ${body}`);
    return found;
  };
  // Behind the answer the run asks for the services of each team, which would count for the next one.
  const toEnd = async ({ sync_run_id: id }) => {
    for (;;) {
      const { body } = await connection.send(
        requestOf(api.url, `/api/calcom/sync-runs/${id}`, { token: company.token }),
      );
      if (JSON.parse(body).data.status !== 'running') return;
      await pause(LOOK_EVERY_MS);
    }
  };
  const first = await sync();
  await toEnd(first);
  if (first.created !== TEAMS) throw new Error(`The first sync created ${first.created} teams`);

  await query('create table raw_teams (like calcom_teams including all)');
  const raw = async () => {
    const answer = await fetch(`${calcom}/teams`, { headers: { authorization: `Bearer ${KEY}` } });
    const { data } = await answer.json();
    await query(
      `insert into raw_teams (company_id, calcom_team_id, calcom_team_slug, calcom_team_name, name, sync_status)
         select $1, id, slug, name, name, 'synced' from jsonb_to_recordset($2) as team (id bigint, slug text, name text)
       on conflict (company_id, calcom_team_id) do update
         set calcom_team_slug = excluded.calcom_team_slug, calcom_team_name = excluded.calcom_team_name`,
      [company.id, JSON.stringify(data)],
    );
  };
  const versions = async () =>
    (await query(`select md5(string_agg(id || ':' || xmin, ',' order by id)) as md5 from calcom_teams`))[0].md5;

  const before = await versions();
  const [syncs, raws] = [[], []];
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    const begun = performance.now();
    const found = await sync();
    const ours = performance.now() - begun;
    await toEnd(found);
    const theirs = await timed(raw);
    if (round < 0) continue;
    syncs.push(ours);
    raws.push(theirs);
  }
  return {
    rounds: ROUNDS,
    sync_ms: spread(syncs),
    raw_upsert_with_fetch_ms: spread(raws),
    // Of each round, as other load on the machine slows both.
    sync_to_raw: spread(syncs.map((ms, round) => ms / raws[round])),
    rows_are_left_alone: (await versions()) === before,
  };
}

async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** A Cal.com that has these teams and nothing else, and answers at once. */
async function startTeams(closing) {
  const teams = Array.from({ length: TEAMS }, (_, n) => ({ id: 34_200 + n, name: `Salon ${n}`, slug: `salon-${n}` }));
  const list = JSON.stringify({ status: 'success', data: teams });
  const me = JSON.stringify({ status: 'success', data: { id: 7, name: 'Salon', organizationId: null } });
  const nothing = JSON.stringify({ status: 'success', data: [] });
  const server = createServer(({ url }, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(/^\/v2\/teams(\?|$)/.test(url) ? list : url === '/v2/me' ? me : nothing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.defer(() => (server.close(), server.closeAllConnections()));
  return `http://127.0.0.1:${server.address().port}/v2`;
}
