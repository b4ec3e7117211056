import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventType, team } from '../../apps/calcom-sandbox/src';
import { asOwner } from '../support/as-owner';
import type { Answer, Json } from '../support/client';
import { EventStream } from '../support/event-stream';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';

const BERLIN = 34_209;
const HAMBURG = 34_210;
const SALON_ACCOUNT = 811_204;
const TEAMS = '/api/calcom/teams';
const RUNS = '/api/calcom/sync-runs';

onEveryEngine(
  'the run of a sync',
  (world) => {
    const salon = () => world().salon;
    const store = () => world().sandbox.store;
    const faults = () => world().sandbox.faults;
    const sync = (body?: object): Promise<Answer<Json>> => salon().admin.post(`${TEAMS}/sync`, body);
    const run = async (id: number): Promise<Json> => (await salon().admin.get(`${RUNS}/${id}`)).body.data;
    const ended = (id: number): Promise<Json> =>
      eventually('the run ends', async () => {
        const now = await run(id);
        return now.status === 'running' ? undefined : now;
      });
    const syncToEnd = async (body?: object): Promise<Json> => {
      const answer = await sync(body);
      expect(answer).toMatchObject({ status: 200 });
      return ended(answer.body.sync_run_id);
    };
    const list = async (): Promise<Json[]> => (await salon().admin.get(`${TEAMS}?include=inactive`)).body.data;
    const known = async (calcomTeamId: number): Promise<Json> =>
      (await list()).find((listed) => listed.calcom_team_id === calcomTeamId);
    const events = (id: number, last?: number, token = salon().adminToken): Promise<EventStream> =>
      EventStream.open(`${world().url}${RUNS}/${id}/events`, token, last);
    let lastId = 36_000;
    /** Teams that no other test knows. @returns their ids at Cal.com. */
    const addTeams = (count: number, eventTypes = 1): number[] =>
      Array.from({ length: count }, () => {
        const teamId = ++lastId;
        store().teams.push(
          team({ id: teamId, accountId: SALON_ACCOUNT, name: `Filiale ${teamId}`, slug: `f-${teamId}` }),
        );
        for (let m = 0; m < eventTypes; m++) {
          const id = teamId * 100 + m;
          const facts = { id, teamId, title: `Schnitt ${m}`, slug: `schnitt-${m}`, lengthInMinutes: 30, hostIds: [] };
          store().eventTypes.push(eventType(facts));
        }
        return teamId;
      });

    beforeEach(async () => {
      world().sandbox.reset();
      const { sync_run_id: id } = await eventually('Cal.com is used', async () => {
        const { status, body } = await sync({ force: true });
        return status === 200 ? body : undefined;
      });
      await ended(id);
    });

    it('a run goes on with the event types of every team, and says how far it came', async () => {
      const [added = 0] = addTeams(5, 3);
      const { body } = await sync();
      expect(body).toMatchObject({ success: true, created: 5, updated: 3, total: 8 });
      expect(await ended(body.sync_run_id)).toMatchObject({
        id: body.sync_run_id,
        kind: 'teams',
        status: 'succeeded',
        team_id: null,
        progress: { done: 8, total: 8, phase: 'event_types' },
        errors: [],
        failure: null,
        finished_at: expect.any(String),
      });
      const { id, sync_status: status } = await known(added);
      expect(status).toBe('synced');
      expect((await salon().member.get(`${TEAMS}/${id}/event-types`)).body.data).toHaveLength(3);
    });

    it('a new team is pending until its event types are stored', async () => {
      const [added = 0] = addTeams(1);
      faults().add({ operation: 'listTeamEventTypes', delayMs: 1500, pathPrefix: `/v2/teams/${added}/` });
      const { body } = await sync();
      expect(await known(added)).toMatchObject({ sync_status: 'pending', sync_error: null, is_active: true });
      await ended(body.sync_run_id);
      expect(await known(added)).toMatchObject({ sync_status: 'synced', sync_error: null });
    });

    it('a team whose event types cannot be listed says so until the next run, and spoils none of its neighbours', async () => {
      const [, broken = 0, next = 0] = addTeams(3);
      faults().add({ operation: 'listTeamEventTypes', status: 500, pathPrefix: `/v2/teams/${broken}/` });
      const finished = await syncToEnd();
      expect(finished).toMatchObject({
        status: 'succeeded',
        errors: [
          { object: 'team', calcom_id: broken, field: 'event_types', message: 'Cal.com temporarily unavailable' },
        ],
      });
      expect(await known(broken)).toMatchObject({
        sync_status: 'error',
        sync_error: 'Cal.com temporarily unavailable',
      });
      expect(await known(next)).toMatchObject({ sync_status: 'synced' });
      faults().clear();
      await eventually('Cal.com is asked again', async () => {
        await syncToEnd();
        return (await known(broken)).sync_status === 'synced';
      });
      expect(await known(broken)).toMatchObject({ sync_status: 'synced', sync_error: null });
    });

    it('a second run that finds nothing new writes no team, event type or service', async () => {
      addTeams(4, 3);
      await syncToEnd();
      const versions = async (): Promise<object[]> => [
        ...(await asOwner(
          world(),
          `select id, xmin::text from calcom_teams where company_id = ${salon().id} order by id`,
        )),
        ...(await asOwner(
          world(),
          `select id, xmin::text from calcom_team_event_types where company_id = ${salon().id} order by id`,
        )),
        ...(await asOwner(world(), `select id, xmin::text from services where company_id = ${salon().id} order by id`)),
      ];
      const before = await versions();
      await syncToEnd();
      expect(await versions()).toEqual(before);
      expect(before.length).toBeGreaterThan(20);
    });

    it('teams that call one service by different names do not rename it in turns', async () => {
      const [one, other] = addTeams(2).flatMap((id) => store().eventTypesOf(id));
      if (!one || !other) throw new Error('two teams have two event types');
      one.slug = other.slug = 'ein-schnitt';
      other.title = 'Haarschnitt';
      const names = () =>
        asOwner(world(), `select name from services where company_id = ${salon().id} and slug = 'ein-schnitt'`);
      await syncToEnd();
      const first = await names();
      await syncToEnd();
      expect(await names()).toEqual(first);
      one.title = 'Schnitt & Föhnen';
      await syncToEnd();
      expect(await names()).toEqual([{ name: 'Schnitt & Föhnen' }]);
    });

    it('a request during a run is answered by the same run, with what Cal.com lists now', async () => {
      faults().add({ operation: 'listTeamEventTypes', delayMs: 1500, times: 1 });
      const first = (await sync()).body;
      const [added = 0] = addTeams(1, 2);
      const second = (await sync()).body;
      expect(second).toMatchObject({ sync_run_id: first.sync_run_id, created: 1, total: 4 });
      expect(await ended(first.sync_run_id)).toMatchObject({ status: 'succeeded', progress: { done: 4, total: 4 } });
      const { id } = await known(added);
      expect((await salon().member.get(`${TEAMS}/${id}/event-types`)).body.data).toHaveLength(2);
    });

    describe('suspicious lists', () => {
      const leaving = (body: Json): string[] => body.details.would_deactivate.map(({ name }: Json) => name).toSorted();
      const activeNames = async () => (await list()).filter(({ is_active }) => is_active).map(({ name }) => name);

      it('an empty list of teams switches nothing off without force', async () => {
        const before = await activeNames();
        store().teams = store().teams.filter(({ accountId }) => accountId !== SALON_ACCOUNT);
        const { status, body } = await sync();
        expect({ status, body }).toMatchObject({ status: 409, body: { success: false, code: 'sync_suspicious' } });
        expect(leaving(body)).toEqual(before.toSorted());
        expect(body.details.would_deactivate[0]).toEqual({ id: expect.any(Number), name: expect.any(String) });
        expect(await activeNames()).toEqual(before);
        expect((await sync({ force: true })).body).toMatchObject({ deactivated: 3, total: 0 });
        expect(await activeNames()).toEqual([]);
      });

      it('a list that would switch off two of three teams is refused, one of three is not', async () => {
        store().removeTeam(BERLIN);
        store().removeTeam(HAMBURG);
        expect((await sync()).status).toBe(409);
        expect((await sync({ force: false })).status).toBe(409);
        world().sandbox.reset();
        store().removeTeam(BERLIN);
        expect((await sync()).body).toMatchObject({ deactivated: 1 });
      });

      it('exactly half of the teams may go', async () => {
        const added = addTeams(3);
        await syncToEnd();
        for (const id of added) store().removeTeam(id);
        expect((await sync()).body).toMatchObject({ deactivated: 3 });
      });

      it('an unknown field of the body is refused by name', async () => {
        expect((await sync({ forced: true })).body).toMatchObject({ code: 'validation_failed' });
        expect((await sync({ force: 'yes' })).body).toMatchObject({ details: [{ field: 'force' }] });
      });

      it('the event types of one team are refused alike, and in a run of all teams that is an error of the team', async () => {
        const { id } = await known(BERLIN);
        const path = `${TEAMS}/${id}/event-types`;
        const before = (await salon().member.get(path)).body.data;
        const kept = store().eventTypesOf(BERLIN);
        store().eventTypes = store().eventTypes.filter(({ teamId }) => teamId !== BERLIN);
        const { status, body } = await salon().admin.post(`${TEAMS}/${id}/sync-event-types`);
        expect({ status, body }).toMatchObject({ status: 409, body: { code: 'sync_suspicious' } });
        expect(body.details.would_deactivate).toHaveLength(before.length);
        expect(await syncToEnd()).toMatchObject({
          status: 'succeeded',
          errors: [{ object: 'team', calcom_id: BERLIN, field: 'event_types' }],
        });
        expect(await known(BERLIN)).toMatchObject({ sync_status: 'error', sync_error: expect.any(String) });
        expect((await salon().member.get(path)).body.data).toEqual(before);
        const forced = await salon().admin.post(`${TEAMS}/${id}/sync-event-types`, { force: true });
        expect(forced.body).toMatchObject({ deactivated: before.length, total: 0 });
        expect((await salon().member.get(path)).body.data).toEqual([]);
        store().eventTypes.push(...kept);
        await salon().admin.post(`${TEAMS}/${id}/sync-event-types`);
        expect((await salon().member.get(path)).body.data).toEqual(before);
      });
    });

    describe('branches that name their Cal.com team', () => {
      it('a sync gives such a branch its team, and keeps what an administrator has decided', async () => {
        const [added = 0] = addTeams(1);
        const open = await salon().admin.post('/api/branches', { name: 'Nord', calcom_team_id: added });
        const branch = open.body.data.id;
        await syncToEnd();
        expect(await known(added)).toMatchObject({ branch_id: branch });
        await salon().admin.patch(`${TEAMS}/${(await known(added)).id}`, { branch_id: null });
        await syncToEnd();
        expect(await known(added)).toMatchObject({ branch_id: null });
        // The branch still says so itself.
        expect((await salon().member.get(`/api/branches/${branch}/team`)).body.data).toMatchObject({
          calcom_team_id: added,
        });
      });

      it('a sync gives a team that is there already its branch, unless it has another', async () => {
        const [one = 0, two = 0] = addTeams(2);
        await syncToEnd();
        const openFor = async (name: string, calcomTeamId?: number): Promise<number> =>
          (await salon().admin.post('/api/branches', { name, calcom_team_id: calcomTeamId })).body.data.id;
        const other = await openFor('Andere');
        await salon().admin.patch(`${TEAMS}/${(await known(two)).id}`, { branch_id: other });
        const first = await openFor('Eins', one);
        await openFor('Zwei', two);
        await syncToEnd();
        expect((await known(one)).branch_id).toBe(first);
        expect((await known(two)).branch_id).toBe(other);
      });
    });

    describe('the history', () => {
      it('the history shows runs page by page, the latest first', async () => {
        await syncToEnd();
        const first = (await salon().admin.get(`${RUNS}?limit=1`)).body;
        const second = (await salon().admin.get(`${RUNS}?limit=1&cursor=${first.next_cursor}`)).body;
        expect(first.data[0].id).toBeGreaterThan(second.data[0].id);
        expect(first.data[0]).toEqual(await run(first.data[0].id));
      });

      it('the history is refused to members, and a run of another company answers as one that does not exist', async () => {
        const { id } = (await salon().admin.get(RUNS)).body.data[0];
        for (const path of [RUNS, `${RUNS}/${id}`, `${RUNS}/${id}/events`])
          expect((await salon().member.get(path)).status).toBe(403);
        for (const path of ['', '/events']) {
          const foreign = await world().praxis.admin.get(`${RUNS}/${id}${path}`);
          const missing = await world().praxis.admin.get(`${RUNS}/987654${path}`);
          expect(foreign).toMatchObject({ status: 403, body: { message: 'Unauthorized access to sync run' } });
          expect({ ...missing.body, request_id: '' }).toEqual({ ...foreign.body, request_id: '' });
        }
      });
    });

    describe('the events', () => {
      it('events tell the progress and one end', async () => {
        addTeams(3);
        faults().add({ operation: 'listTeamEventTypes', delayMs: 1200, times: 2 });
        const { sync_run_id: id } = (await sync()).body;
        const stream = await events(id);
        expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
        const told = await stream.all();
        expect(told.at(-1)).toMatchObject({ event: 'end', data: { status: 'succeeded' } });
        const progress = told.slice(0, -1);
        expect(progress.length).toBeGreaterThan(0);
        for (const { event, data } of progress) {
          expect(event).toBe('progress');
          expect(data).toEqual({ done: expect.any(Number), total: expect.any(Number), phase: 'event_types' });
        }
        const ids = told.map((event) => event.id);
        expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      });

      it('a finished run answers its end at once, also to a client that has seen it', async () => {
        const { id } = await syncToEnd();
        const [end, ...more] = await (await events(id)).all();
        expect([end, more]).toMatchObject([{ event: 'end', data: { status: 'succeeded' } }, []]);
        expect(await (await events(id, end?.id)).all()).toEqual([end]);
      });

      it('a client that resumes is told only what it has not seen', async () => {
        faults().add({ operation: 'listTeamEventTypes', delayMs: 3000, times: 3 });
        const { sync_run_id: id } = (await sync()).body;
        const first = await events(id);
        const seen = (await first.events().next()).value;
        first.close();
        if (!seen) throw new Error('the run was told of');
        const told = await (await events(id, seen.id)).all();
        expect(told.every((event) => event.id > seen.id)).toBe(true);
        expect(told.at(-1)?.event).toBe('end');
      });

      it('events end when the caller signs out', async () => {
        faults().add({ operation: 'listTeamEventTypes', delayMs: 4000 });
        const { id: runId } = { id: (await sync()).body.sync_run_id };
        const { id: userId } = (await salon().admin.get('/api/auth/me')).body.data;
        const token = await world().provisioning.token(salon().id, userId);
        const stream = await events(runId, undefined, token);
        const reading = stream.all();
        const response = await fetch(`${world().url}/api/auth/tokens/current`, {
          method: 'DELETE',
          headers: { authorization: `Bearer ${token}` },
        });
        expect(response.status).toBeLessThan(300);
        expect((await reading).map(({ event }) => event)).not.toContain('end');
        expect((await run(runId)).status).toBe('running');
        faults().clear();
        await ended(runId);
      });

      it('a company has a bounded number of streams, and others have theirs', async () => {
        faults().add({ operation: 'listTeamEventTypes', delayMs: 2500 });
        const { sync_run_id: id } = (await sync()).body;
        const open = await Promise.all(Array.from({ length: 20 }, () => events(id)));
        const refused = await salon().admin.get(`${RUNS}/${id}/events`);
        expect({ status: refused.status, body: refused.body }).toMatchObject({
          status: 429,
          body: { code: 'rate_limited' },
        });
        open.forEach((stream) => stream.close());
        faults().clear();
        await ended(id);
        await eventually('the places are free again', async () => {
          const { response } = await events(id);
          return response.status === 200 && (await response.text()).includes('event: end');
        });
      });
    });
  },
  { variables: { BREAKER_FAILURES: '1000' } },
);
