import { beforeEach, describe, expect, it } from '@jest/globals';
import { CompaniesService } from '@app/tenancy';
import { SALON_KEY, team } from '../../apps/calcom-sandbox/src';
import { asOwner } from '../support/as-owner';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { statementsOf, WITHOUT_JOBS } from '../support/statements';

const BERLIN = 34_209;
const HAMBURG = 34_210;
const MUNICH = 34_211;
const SALON_ACCOUNT = 811_204;

// No failure of one test may open the circuit breaker for the next.
const options = { variables: { ...WITHOUT_JOBS, BREAKER_FAILURES: '1000' } };

onEveryEngine(
  'a sync of teams',
  (world) => {
    const salon = () => world().salon;
    const sync = (): Promise<Answer<Json>> => salon().admin.post('/api/calcom/teams/sync');
    const force = (): Promise<Answer<Json>> => salon().admin.post('/api/calcom/teams/sync', { force: true });
    const list = async (): Promise<Json[]> => (await salon().member.get('/api/calcom/teams')).body.data;
    const names = async (): Promise<string[]> => (await list()).map(({ name }) => name);
    const store = () => world().sandbox.store;

    const upstream = (id: number) => {
      const found = store().team(id);
      if (!found) throw new Error(`The sandbox has no team ${id}`);
      return found;
    };
    const known = async (calcomTeamId: number): Promise<Json> => {
      const found = (await list()).find((listed) => listed.calcom_team_id === calcomTeamId);
      if (!found) throw new Error(`Team ${calcomTeamId} is not listed`);
      return found;
    };
    const patch = async (calcomTeamId: number, body: object) =>
      salon().admin.patch(`/api/calcom/teams/${(await known(calcomTeamId)).id}`, body);

    beforeEach(async () => {
      world().sandbox.reset();
      // Twice, so that no sync of a test has to catch up with what the previous test left: a limit, too.
      await eventually('Cal.com is used', async () => (await force()).status === 200);
      expect((await sync()).status).toBe(200);
      for (const { id } of await list()) await salon().admin.patch(`/api/calcom/teams/${id}`, { branch_id: null });
    });

    it('a sync reports what it did, and done again creates nothing', async () => {
      const { status, body } = await sync();
      expect({ status, body }).toEqual({
        status: 200,
        body: {
          success: true,
          synced: 3,
          total: 3,
          created: 0,
          updated: 3,
          deactivated: 0,
          errors: [],
          sync_run_id: expect.any(Number),
        },
      });
    });

    it('a sync creates the teams that only Cal.com has', async () => {
      store().teams.push(team({ id: 34_300, accountId: SALON_ACCOUNT, name: 'Köln', slug: 'koeln' }));
      expect((await sync()).body).toMatchObject({ synced: 4, total: 4, created: 1, updated: 3 });
      expect(await known(34_300)).toMatchObject({ name: 'Köln', slug: 'koeln', is_active: true, is_default: false });
    });

    it('a sync is refused to members', async () => {
      const { status, body } = await salon().member.post('/api/calcom/teams/sync');
      expect({ status, body }).toMatchObject({
        status: 403,
        body: { success: false, code: 'forbidden', message: 'Only administrators can sync teams' },
      });
    });

    it('a sync brings a new name, and preserves a local one when Cal.com’s is unchanged', async () => {
      await patch(BERLIN, { name: 'Unser Berlin' });
      await sync();
      expect(await names()).toContain('Unser Berlin');

      upstream(BERLIN).name = 'Salon Kessler Mitte';
      await sync();
      expect(await names()).toContain('Salon Kessler Mitte');
      expect(await names()).not.toContain('Unser Berlin');
    });

    it('a sync preserves what the company has decided: branch, default, time zone', async () => {
      const companies = world().app.get(CompaniesService);
      const branch = await companies.createBranch(await companies.contextFor(salon().id), 'Nord');
      const decided = { branch_id: branch.id, is_default: true, timezone: 'Europe/Lisbon' };
      await patch(HAMBURG, decided);
      await sync();
      expect(await known(HAMBURG)).toMatchObject(decided);
      await patch(HAMBURG, { is_default: false, timezone: null });
    });

    it('a sync shows a team’s new name in the cached list of its branch', async () => {
      const companies = world().app.get(CompaniesService);
      const branch = await companies.createBranch(await companies.contextFor(salon().id), 'Süd');
      await patch(MUNICH, { branch_id: branch.id });
      const ofBranch = () => salon().member.get(`/api/calcom/teams?branch_id=${branch.id}`);
      await ofBranch();
      upstream(MUNICH).name = 'Salon Kessler Schwabing';
      await sync();
      expect((await ofBranch()).body.data).toMatchObject([{ name: 'Salon Kessler Schwabing' }]);
    });

    it('a sync deactivates a team that is gone, and reactivates it when it is back', async () => {
      const { id } = await known(HAMBURG);
      const eventTypes = store().eventTypesOf(HAMBURG);
      const gone = upstream(HAMBURG);
      store().removeTeam(HAMBURG);
      expect((await sync()).body).toMatchObject({ total: 2, updated: 2, created: 0, deactivated: 1 });
      expect(await names()).not.toContain('Salon Kessler Hamburg');
      expect((await salon().member.get(`/api/calcom/teams/${id}`)).body.data).toMatchObject({ is_active: false });
      expect((await sync()).body).toMatchObject({ deactivated: 0 });

      store().teams.push(gone);
      store().eventTypes.push(...eventTypes);
      expect((await sync()).body).toMatchObject({ total: 3, created: 0, updated: 3 });
      expect(await known(HAMBURG)).toMatchObject({ id, is_active: true });
    });

    it('a sync does not reactivate a team that an administrator has switched off, even if it was gone and is back', async () => {
      const { id } = await known(HAMBURG);
      const gone = upstream(HAMBURG);
      await patch(HAMBURG, { is_active: false });
      await sync();
      expect(await names()).not.toContain('Salon Kessler Hamburg');
      store().removeTeam(HAMBURG);
      expect((await sync()).body).toMatchObject({ deactivated: 0 });
      store().teams.push(gone);
      await sync();
      expect(await names()).not.toContain('Salon Kessler Hamburg');
      await salon().admin.patch(`/api/calcom/teams/${id}`, { is_active: true });
    });

    it('a sync follows two teams that trade their slugs', async () => {
      const [berlin, hamburg] = [upstream(BERLIN), upstream(HAMBURG)];
      [berlin.slug, hamburg.slug] = [hamburg.slug, berlin.slug];
      expect((await sync()).body).toMatchObject({ success: true, updated: 3, errors: [] });
      expect((await known(BERLIN)).slug).toBe('salon-kessler-hamburg');
      expect((await known(HAMBURG)).slug).toBe('salon-kessler-berlin');
    });

    it('a sync gives the slug of a team that is gone to a new one', async () => {
      const { slug } = upstream(MUNICH);
      store().removeTeam(MUNICH);
      store().teams.push(team({ id: 34_400, accountId: SALON_ACCOUNT, name: 'München II', slug }));
      expect((await sync()).body).toMatchObject({ created: 1, deactivated: 1, errors: [] });
      expect(await known(34_400)).toMatchObject({ slug });
    });

    it('a sync of two teams with one slug stores the second without it, and reports so', async () => {
      const { slug } = upstream(BERLIN);
      store().teams.push(team({ id: 34_500, accountId: SALON_ACCOUNT, name: 'Zweite Organisation', slug }));
      const { status, body } = await sync();
      expect({ status, body }).toMatchObject({
        status: 200,
        body: {
          created: 1,
          errors: [{ object: 'team', calcom_id: 34_500, field: 'slug', message: expect.any(String) }],
        },
      });
      expect([(await known(BERLIN)).slug, (await known(34_500)).slug]).toEqual([slug, null]);
    });

    it('several syncs at once are one run', async () => {
      const before = await list();
      store().teams.push(team({ id: 34_600, accountId: SALON_ACCOUNT, name: 'Zuletzt', slug: 'zuletzt' }));
      world().sandbox.faults.add({ operation: 'listTeams', delayMs: 300, times: 1 });
      const answers = await Promise.all(Array.from({ length: 8 }, sync));
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
      expect(answers.map(({ body }) => body)).toEqual(answers.map(() => answers[0]?.body));
      expect(answers[0]?.body).toMatchObject({ created: 1, sync_run_id: expect.any(Number) });
      expect(await names()).toEqual([...before.map(({ name }) => name), 'Zuletzt']);
    });

    it('syncs and renames at the same time lose nothing', async () => {
      const berlin = await known(BERLIN);
      for (let round = 0; round < 10; round++) {
        const name = `Runde ${round}`;
        const renamed = salon().admin.patch(`/api/calcom/teams/${berlin.id}`, { name });
        const answers = await Promise.all([sync(), renamed, sync()]);
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
        expect((await known(BERLIN)).name).toBe(name);
      }
    });

    it('a sync that finds nothing new writes no row, and says that all were seen', async () => {
      await sync();
      await salon().admin.post(`/api/calcom/teams/${(await list())[0]?.id}/sync-event-types`, {});
      const versions = async (): Promise<object[]> => [
        ...(await asOwner(world(), `select id, xmin::text from calcom_teams where company_id = ${salon().id}`)),
        ...(await asOwner(
          world(),
          `select id, xmin::text from calcom_team_event_types where company_id = ${salon().id}`,
        )),
        ...(await asOwner(world(), `select id, xmin::text from services where company_id = ${salon().id}`)),
      ];
      const [before, seenBefore] = [await versions(), await list()];
      await sync();
      await salon().admin.post(`/api/calcom/teams/${seenBefore[0]?.id}/sync-event-types`, {});
      expect(await versions()).toEqual(before);
      expect(before.length).toBeGreaterThan(10);
      const isLater = (team: Json, index: number): boolean => team.synced_at > seenBefore[index]?.synced_at;
      expect((await list()).every(isLater)).toBe(true);
    });

    it('a sync takes as many statements for fifty teams as for three', async () => {
      // Whether the caller's token is still in the cache of verified tokens depends on the machine's speed.
      const sentBy = async (work: () => Promise<unknown>): Promise<string[]> => {
        await salon().admin.get('/api/auth/me');
        return (await statementsOf(world(), work)).filter((sql) => !sql.includes('token_holder'));
      };
      const few = await sentBy(sync);
      for (let n = 0; n < 50; n++) {
        store().teams.push(team({ id: 35_000 + n, accountId: SALON_ACCOUNT, name: `Team ${n}`, slug: `team-${n}` }));
      }
      const created = await sentBy(async () => {
        expect((await sync()).body).toMatchObject({ created: 50, updated: 3 });
      });
      const updated = await sentBy(async () => {
        expect((await sync()).body).toMatchObject({ created: 0, updated: 53 });
      });
      for (let n = 0; n < 50; n++) store().removeTeam(35_000 + n);
      const removed = await sentBy(async () => {
        expect((await force()).body).toMatchObject({ deactivated: 50, updated: 3 });
      });
      expect(few.length).toBeGreaterThan(5);
      // One to insert what is new.
      expect([created.length, updated.length]).toEqual([few.length + 1, few.length]);
      // One to switch off what is gone, one for its events.
      expect(removed.length).toBeLessThanOrEqual(few.length + 2);
    });

    describe('without Cal.com', () => {
      it.each([
        ['an error', { status: 500 }],
        ['a page of its edge', { status: 522 }],
        ['a limit', { status: 429, headers: { 'x-ratelimit-reset-default': '1' } }],
        ['a connection that breaks', { abort: 'reset' }],
      ] as const)('a sync that meets %s at Cal.com answers 503 with the last known teams', async (_, fault) => {
        const before = await list();
        world().sandbox.faults.add({ operation: 'listTeams', ...fault });
        const { status, headers, body } = await sync();
        expect({ status, body }).toMatchObject({
          status: 503,
          body: {
            success: false,
            degraded: true,
            code: 'calcom_unavailable',
            message: 'Cal.com temporarily unavailable',
            data: before,
          },
        });
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        expect(await list()).toEqual(before);
      });

      it('a sync whose key Cal.com refuses answers 502, not 503', async () => {
        const account = store().accounts.find(({ apiKey }) => apiKey === SALON_KEY);
        if (!account) throw new Error('the sandbox has no such account');
        account.apiKey = 'cal_live_another';
        const { status, body } = await sync();
        expect({ status, body }).toMatchObject({ status: 502, body: { success: false, code: 'calcom_key_refused' } });
        expect(JSON.stringify(body)).not.toContain(SALON_KEY);
      });
    });

    it('a sync of one company does not touch another', async () => {
      const before = (await world().praxis.member.get('/api/calcom/teams')).text;
      store().teams.push(team({ id: 34_700, accountId: SALON_ACCOUNT, name: 'Nur unseres', slug: 'nur-unseres' }));
      await sync();
      expect((await world().praxis.member.get('/api/calcom/teams')).text).toBe(before);
    });
  },
  options,
);

onEveryEngine('a sync of teams with Cal.com gone', (world) => {
  it('a sync with Cal.com gone answers 503 with the last known teams', async () => {
    const before = (await world().salon.member.get('/api/calcom/teams')).body.data;
    await world().sandbox.close();
    const { status, body } = await world().salon.admin.post('/api/calcom/teams/sync');
    expect({ status, body }).toMatchObject({ status: 503, body: { degraded: true, data: before } });
    expect(before).toHaveLength(3);
  });
});
