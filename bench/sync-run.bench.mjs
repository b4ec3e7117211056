/**
 * A whole sync of a thousand teams with twenty event types each, from nothing and again unchanged: what does it take,
 * against fetching the same lists and an upsert of the same rows by hand? And does memory stay flat?
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, requestOf } from './support/connection.mjs';
import { createCompany, openInstallation } from './support/installation.mjs';
import { residentMegabytes } from './support/programs.mjs';
import { orQuick } from './support/quick.mjs';
import { spread } from './statistics.mjs';

const TEAMS = orQuick(1000, 100);
const EVENT_TYPES = 20;
const ROUNDS = orQuick(5, 1);
const KEY = 'cal_live_bench';
/** Calls at once, as in a sync. */
const LANES = 4;
const ROWS_AT_ONCE = 500;
const LOOK_EVERY_MS = 20;

export const title = `A sync of ${TEAMS} teams with ${EVENT_TYPES} event types each`;
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const calcom = await startCalcom(closing);
  const { query } = installation.database;
  const api = await installation.startApi({ SYNC_EVERY: 'off' });
  const figures = { first: [], again: [], raw: [] };
  const memory = [];
  let areRowsLeftAlone = true;
  // A company each round, so that each has a first sync.
  for (let round = 0; round < ROUNDS; round++) {
    const company = await createCompany(installation, {
      calcomKey: `${KEY}${round}`,
      calcomBaseUrl: calcom,
      email: `admin${round}@salon-kessler.example`,
    });
    const connection = await Connection.open(api.url);
    const sync = () => syncToEnd(api, connection, company.token);
    figures.first.push(await timed(sync));
    const before = await versions(query, company.id);
    figures.again.push(await timed(sync));
    areRowsLeftAlone &&= (await versions(query, company.id)) === before;
    connection.close();
    await query('drop table if exists raw_event_types');
    await query('create table raw_event_types (like calcom_team_event_types including all)');
    figures.raw.push(await timed(() => raw(query, calcom, company.id)));
    memory.push(residentMegabytes(api.pid));
  }
  return {
    rounds: ROUNDS,
    first_ms: spread(figures.first),
    again_ms: spread(figures.again),
    raw_upsert_with_fetch_ms: spread(figures.raw),
    // Of each round, as other load on the machine slows both.
    first_to_raw: spread(figures.first.map((ms, round) => ms / figures.raw[round])),
    again_to_raw: spread(figures.again.map((ms, round) => ms / figures.raw[round])),
    rows_are_left_alone: areRowsLeftAlone,
    resident_mb_after_each_round: memory,
  };
}

async function syncToEnd(api, connection, token) {
  const ask = async (path, method) => {
    const { status, body } = await connection.send(requestOf(api.url, path, { method, token }));
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
    return JSON.parse(body);
  };
  const { sync_run_id: id } = await ask('/api/calcom/teams/sync', 'POST');
  for (;;) {
    const { data } = await ask(`/api/calcom/sync-runs/${id}`, 'GET');
    if (data.status === 'succeeded') return;
    if (data.status !== 'running') throw new Error(`The run ended as ${JSON.stringify(data).slice(0, 500)}`);
    await pause(LOOK_EVERY_MS);
  }
}

/** The same lists, fetched in the same way, and their rows, with the columns that a sync fills. */
async function raw(query, calcom, companyId) {
  const headers = { authorization: `Bearer ${KEY}` };
  const list = async (path) => (await (await fetch(`${calcom}${path}`, { headers })).json()).data;
  const teams = await list('/teams');
  const ids = new Map(
    (await query('select id, calcom_team_id from calcom_teams where company_id = $1', [companyId])).map(
      ({ id, calcom_team_id: calcomId }) => [Number(calcomId), Number(id)],
    ),
  );
  let rows = [];
  const store = async () => {
    const part = rows;
    rows = [];
    await query(UPSERT, [companyId, JSON.stringify(part)]);
  };
  const lane = async () => {
    for (let team = teams.shift(); team; team = teams.shift()) {
      const found = await list(`/teams/${team.id}/event-types`);
      rows.push(...found.map((eventType) => ({ ...eventType, team: ids.get(team.id) })));
      if (rows.length >= ROWS_AT_ONCE) await store();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (rows.length > 0) await store();
}

const UPSERT = `
  insert into raw_event_types (company_id, calcom_team_id, calcom_event_type_id, title, slug, duration, duration_options,
    price, currency, is_active, booking_fields, locations, metadata, last_synced_at)
  select $1, team, id, title, slug, "lengthInMinutes", jsonb_build_array("lengthInMinutes"), 0, 'EUR', true,
    "bookingFields", locations, metadata, now()
  from jsonb_to_recordset($2) as listed (team bigint, id bigint, title text, slug text, "lengthInMinutes" int,
    "bookingFields" jsonb, locations jsonb, metadata jsonb)
  on conflict (calcom_team_id, calcom_event_type_id) do update set title = excluded.title, slug = excluded.slug,
    duration = excluded.duration, booking_fields = excluded.booking_fields, locations = excluded.locations,
    metadata = excluded.metadata, last_synced_at = excluded.last_synced_at`;

const versions = async (query, companyId) =>
  (
    await query(
      `select md5(string_agg(id || ':' || xmin, ',' order by id)) as md5 from calcom_team_event_types where company_id = $1`,
      [companyId],
    )
  )[0].md5;

async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const eventTypesOf = (team) =>
  Array.from({ length: EVENT_TYPES }, (_, n) => ({
    id: team * 100 + n,
    teamId: team,
    title: `Schnitt ${n}`,
    slug: `schnitt-${n}`,
    lengthInMinutes: 30,
    hidden: false,
    price: 0,
    currency: 'eur',
    hosts: [{ userId: 7 }],
    bookingFields: [
      { type: 'name', slug: 'name', required: true, isDefault: true },
      { type: 'email', slug: 'email', required: true, isDefault: true },
    ],
    locations: [{ type: 'address', address: 'Hauptstr. 1', public: true }],
    metadata: {},
  }));

/** A Cal.com that has these teams and their event types, and answers at once. */
async function startCalcom(closing) {
  const teams = Array.from({ length: TEAMS }, (_, n) => ({ id: 34_200 + n, name: `Salon ${n}`, slug: `salon-${n}` }));
  const server = createServer(({ url }, response) => {
    const [, path] = /^\/v2\/([^?]*)/.exec(url) ?? [];
    const [, team] = /^teams\/(\d+)\/event-types$/.exec(path) ?? [];
    const me = { id: 7, name: 'Salon', email: 'salon@example.org', timeZone: 'Europe/Berlin', organizationId: null };
    const data = path === 'me' ? me : path === 'teams' ? teams : team ? eventTypesOf(Number(team)) : [];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: 'success', data }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.defer(() => (server.close(), server.closeAllConnections()));
  return `http://127.0.0.1:${server.address().port}/v2`;
}
