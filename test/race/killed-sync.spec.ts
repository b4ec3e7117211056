import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventType, SALON_KEY, team } from '../../apps/calcom-sandbox/src';
import { ApiClient, type Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onServers } from '../support/on-every-engine';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, startApi } from '../support/programs';

const SALON_ACCOUNT = 811_204;
const SYNC = '/api/calcom/teams/sync';
const RUNS = '/api/calcom/sync-runs';
const NEW_TEAMS = 6;
const EVENT_TYPES = 4;

onServers(
  'syncs of several processes',
  (world) => {
    const processes: ApiProcess[] = [];
    let lastId = 40_000;

    const sql = async <Row extends object = object>(statement: string): Promise<Row[]> =>
      (await world().engines.database?.query<Row>(statement)) ?? [];
    const start = async (own: Record<string, string> = {}): Promise<ApiProcess> => {
      const started = await startApi({ ...world().engines.variables, CALCOM_BASE_URL: world().sandbox.url, ...own });
      processes.push(started);
      return started;
    };
    const admin = (url = world().url): ApiClient => new ApiClient(url, world().salon.adminToken);
    const run = async (id: number): Promise<Json> => (await admin().get(`${RUNS}/${id}`)).body.data;
    const ended = (id: number): Promise<Json> =>
      eventually('the run ends', async () => {
        const now = await run(id);
        return now.status === 'running' ? undefined : now;
      });
    const running = () => sql(`select id from sync_runs where company_id = ${world().salon.id} and status = 'running'`);
    /** As half a minute later. */
    const letLeasesEnd = () =>
      sql(`update sync_runs set beat_at = beat_at - interval '1 minute' where status = 'running'`);
    const addTeams = (): number[] =>
      Array.from({ length: NEW_TEAMS }, () => {
        const teamId = ++lastId;
        const { store } = world().sandbox;
        store.teams.push(
          team({ id: teamId, accountId: SALON_ACCOUNT, name: `Filiale ${teamId}`, slug: `f-${teamId}` }),
        );
        for (let n = 0; n < EVENT_TYPES; n++) {
          const facts = { title: `Schnitt ${n}`, slug: `schnitt-${n}`, lengthInMinutes: 30, hostIds: [] };
          store.eventTypes.push(eventType({ ...facts, id: teamId * 10 + n, teamId }));
        }
        return teamId;
      });
    /** How many event types each of the teams has. */
    const eventTypesOf = async (calcomTeamIds: number[]): Promise<number[]> => {
      const rows = await sql<{ types: string }>(
        `select count(e.id) as types from calcom_teams t left join calcom_team_event_types e on e.calcom_team_id = t.id
       where t.company_id = ${world().salon.id} and t.calcom_team_id in (${calcomTeamIds.join()}) group by t.id`,
      );
      return rows.map(({ types }) => Number(types));
    };
    const allOf = (ids: number[]): number[] => ids.map(() => EVENT_TYPES);

    beforeAll(async () => {
      await ensureProductionBuild();
      await sql(
        `create function hold_up() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return new; end $$`,
      );
    });
    beforeEach(async () => {
      world().sandbox.reset();
      await sql(`update sync_runs set status = 'failed' where status = 'running'`);
      expect((await admin().post(SYNC, { force: true })).status).toBe(200);
      await sql(`update sync_runs set status = 'failed' where status = 'running'`);
    });
    afterEach(async () => {
      await Promise.all(processes.splice(0).map(({ kill }) => kill()));
    });

    it('two administrators at two processes share one run', async () => {
      const other = await start();
      const added = addTeams();
      world().sandbox.calls.reset();
      world().sandbox.faults.add({ operation: 'listTeams', delayMs: 3000 });
      const answers = await Promise.all(
        [world().url, other.url, world().url, other.url].map((url) => admin(url).post(SYNC)),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(answers.map(({ body }) => body)).toEqual(answers.map(() => answers[0]?.body));
      expect(answers[0]?.body).toMatchObject({ created: NEW_TEAMS });
      expect(world().sandbox.calls.recent.filter(({ operation }) => operation === 'listTeams')).toHaveLength(1);
      expect(await ended(answers[0]?.body.sync_run_id)).toMatchObject({ status: 'succeeded' });
      expect(await eventTypesOf(added)).toEqual(allOf(added));
    });

    it('the progress of a run that another process carries out is told', async () => {
      await start();
      const other = await start({ JOBS: 'off' });
      const { body } = await admin().post(SYNC);
      const events = await admin(other.url).get(`${RUNS}/${body.sync_run_id}/events`);
      expect(events.text).toContain('event: end\ndata: {"status":"succeeded"}');
    });

    describe('a process that is killed', () => {
      it.each([
        ['while it stores the teams', 'calcom_teams', 'insert'],
        ['while it stores event types', 'calcom_team_event_types', 'insert'],
        ['while it notes who is in sync', 'calcom_teams', 'update'],
      ] as const)(
        'a process that is killed %s leaves nothing half-written, and the next run completes',
        async (_, table, event) => {
          const added = addTeams();
          const doomed = await start();
          await sql(`create trigger hold_up before ${event} on ${table} for each statement execute function hold_up()`);
          const answer = admin(doomed.url)
            .post(SYNC)
            .catch(() => undefined);
          await eventually('it is held up', async () => {
            const waiting = await sql(
              `select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`,
            );
            return waiting.length > 0;
          });
          await doomed.kill();
          await answer;
          await eventually('its connections are closed', async () => {
            await sql(`select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'
          and datname = current_database()`);
            return (
              (
                await sql(
                  `select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`,
                )
              ).length === 0
            );
          });
          // It waits for those that are held up.
          await sql(`drop trigger hold_up on ${table}`);
          const counts = await eventTypesOf(added);
          expect(counts.every((count) => count === 0 || count === EVENT_TYPES)).toBe(true);
          expect([0, NEW_TEAMS]).toContain(counts.length);
          const [left] = await running();
          await letLeasesEnd();
          const { url } = await start();
          const { status, body } = await admin(url).post(SYNC);
          expect(status).toBe(200);
          expect(await ended(body.sync_run_id)).toMatchObject({ status: 'succeeded', errors: [] });
          expect(await eventTypesOf(added)).toEqual(allOf(added));
          expect(await running()).toEqual([]);
          if (left && (left as Json).id !== String(body.sync_run_id))
            expect(await run((left as Json).id)).toMatchObject({ status: 'failed', failure: { code: 'unavailable' } });
        },
      );
    });

    it('a process that was taken for dead stores nothing more', async () => {
      const added = addTeams();
      const other = await start();
      world().sandbox.faults.add({ operation: 'listTeamEventTypes', delayMs: 1500 });
      const { body } = await admin(other.url).post(SYNC);
      await eventually('the event types are asked for', () =>
        world().sandbox.calls.recent.some(({ path }) => path.includes(`/teams/${added[0]}/event-types`)),
      );
      await letLeasesEnd();
      // Another process finds the run dead, as the next request does.
      await sql(`update sync_runs set status = 'failed' where id = ${body.sync_run_id}`);
      world().sandbox.faults.clear();
      const next = (await admin().post(SYNC)).body.sync_run_id;
      expect(next).not.toBe(body.sync_run_id);
      expect(await ended(next)).toMatchObject({ status: 'succeeded' });
      expect(await run(body.sync_run_id)).toMatchObject({ status: 'failed' });
      expect(await eventTypesOf(added)).toEqual(allOf(added));
    });

    describe('the schedule', () => {
      const scheduled = () =>
        sql<{ id: string; company_id: string; status: string; created_at: string; finished_at: string }>(
          `select * from sync_runs where kind = 'teams' and user_id is null order by id`,
        );

      it('a new company with a key is synced by itself, by one of two processes', async () => {
        await Promise.all([start({ SYNC_EVERY: '1h' }), start({ SYNC_EVERY: '1h' })]);
        const own = await world().provisioning.company({
          name: 'Ganz neu',
          locale: 'de',
          calcomKey: SALON_KEY,
          calcomBaseUrl: world().sandbox.url,
        });
        const runs = await eventually('it is synced', async () => {
          const found = (await scheduled()).filter(({ company_id: company }) => Number(company) === own.id);
          return found.some(({ status }) => status !== 'running') ? found : undefined;
        });
        expect(runs).toHaveLength(1);
        const { sync_status: due } = {
          sync_status: await sql(`select 1 from sync_schedule where company_id = ${own.id}
        and due_at between now() + interval '50 minutes' and now() + interval '70 minutes'`),
        };
        expect(due).toHaveLength(1);
      });

      it('companies are synced again and again, each in one run at a time, and one without a key is left out', async () => {
        await sql(`update sync_schedule set due_at = now()`);
        await sql(`insert into companies (name, timezone) values ('Ohne Schlüssel', 'Europe/Berlin')`);
        const before = (await scheduled()).length;
        await Promise.all([start({ SYNC_EVERY: '2s' }), start({ SYNC_EVERY: '2s' })]);
        const runs = await eventually('several rounds', async () => {
          const found = (await scheduled()).slice(before).filter(({ status }) => status !== 'running');
          return found.length >= 6 ? found : undefined;
        });
        const keyed = await sql<{ id: string }>('select id from companies where calcom_api_key is not null');
        const names = new Set(keyed.map(({ id }) => id));
        expect(runs.every(({ company_id: company }) => names.has(company))).toBe(true);
        for (const company of names) {
          const own = runs.filter(({ company_id: of }) => of === company);
          for (const [index, { finished_at: end }] of own.entries()) {
            const next = own[index + 1];
            if (next) expect(Date.parse(next.created_at)).toBeGreaterThanOrEqual(Date.parse(end));
          }
        }
      });
    });
  },
  // Only processes that a test has started do jobs.
  { variables: { JOBS: 'off' }, synced: false },
);
