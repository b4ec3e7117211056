import { createClient } from '@redis/client';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Branch, CompaniesService, TenantDatabase } from '@app/tenancy';
import type { Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import type { TestCompany, World } from '../support/world';

const TEAMS = '/api/calcom/teams';
const nameOf = ({ name }: Json): string => name;

onEveryEngine('teams', (world) => {
  let salon: TestCompany;
  let berlin: Json;
  let hamburg: Json;
  let munich: Json;
  const list = async (query = ''): Promise<Json[]> => (await salon.member.get(`${TEAMS}${query}`)).body.data;
  const patch = (id: number | string, body: unknown) => salon.admin.patch(`${TEAMS}/${id}`, body);

  const outcome = async (path: string): Promise<string | null> => (await salon.member.get(path)).headers.get('x-cache');

  beforeAll(() => {
    salon = world().salon;
  });

  /** Every test begins with three teams that have no branch, no zone of their own and no default. */
  beforeEach(async () => {
    const { status, body } = await salon.admin.get(TEAMS);
    expect(status).toBe(200);
    for (const team of body.data) await patch(team.id, { is_default: false, branch_id: null, timezone: null });
    [berlin, hamburg, munich] = await list();
  });

  describe('the list of teams', () => {
    it('listed teams have the shape that was promised', async () => {
      expect(berlin).toEqual({
        id: expect.any(Number),
        name: 'Salon Kessler Berlin',
        slug: 'salon-kessler-berlin',
        sync_status: 'synced',
        sync_error: null,
        calcom_team_id: 34_209,
        branch_id: null,
        branch_name: null,
        is_active: true,
        is_default: false,
        timezone: 'Europe/Berlin',
        synced_at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
      });
      expect(Object.keys(berlin)).toEqual(
        'id name slug calcom_team_id branch_id branch_name is_active is_default timezone synced_at sync_status sync_error'.split(
          ' ',
        ),
      );
    });

    it('listed teams come by name, the default first, the inactive not at all', async () => {
      expect((await list()).map(nameOf)).toEqual([berlin.name, hamburg.name, munich.name]);
      await patch(munich.id, { is_default: true });
      expect((await list()).map(nameOf)).toEqual([munich.name, berlin.name, hamburg.name]);
      await patch(berlin.id, { is_active: false });
      expect((await list()).map(nameOf)).toEqual([munich.name, hamburg.name]);
      await patch(berlin.id, { is_active: true });
    });

    it('listed teams can be those of one branch', async () => {
      const branch = await branchOf(world(), salon, 'Nord');
      await patch(hamburg.id, { branch_id: branch.id });
      expect(await list(`?branch_id=${branch.id}`)).toEqual([
        { ...hamburg, branch_id: branch.id, branch_name: 'Nord' },
      ]);
      expect(await list(`?branch_id=${(await branchOf(world(), salon, 'Leer')).id}`)).toEqual([]);
    });

    it.each(['abc', '', '0', '-1', '1.5', '1e3', '0x10', ' 1', '9'.repeat(30), '1&branch_id=2', '1;drop'])(
      'a list of teams is refused for the branch %p',
      async (id) => {
        const { status, body } = await salon.member.get(`${TEAMS}?branch_id=${id}`);
        expect({ status, code: body.code, field: body.details?.[0]?.field }).toEqual({
          status: 400,
          code: 'validation_failed',
          field: 'branch_id',
        });
      },
    );

    it('a list of teams is refused for an unknown filter', async () => {
      const { status, body } = await salon.member.get(`${TEAMS}?branch=1`);
      expect({ status, fields: body.details.map(({ field }: Json) => field) }).toEqual({
        status: 400,
        fields: ['branch'],
      });
    });
  });

  describe('a single team', () => {
    it('a single team looks as in the list', async () => {
      expect((await salon.member.get(`${TEAMS}/${berlin.id}`)).body).toEqual({ success: true, data: berlin });
    });

    it.each(['abc', '0', '-1', '1.5', '1e3', '%00', '1%20or%201=1', '9'.repeat(30), "1'--", '٣'])(
      'a single team is refused for the id %p',
      async (id) => {
        for (const answer of [await salon.member.get(`${TEAMS}/${id}`), await patch(id, { name: 'x' })]) {
          expect(answer.status).toBe(400);
          expect(answer.body).toMatchObject({ success: false, details: [{ field: 'id' }] });
        }
      },
    );

    it('another company’s team and one that does not exist are refused with the same bytes', async () => {
      const [theirs] = (await world().praxis.member.get(TEAMS)).body.data;
      const refusals = [await salon.member.get(`${TEAMS}/${theirs.id}`), await salon.member.get(`${TEAMS}/987654321`)];
      for (const { status, body } of refusals) {
        expect({ status, body: { ...body, request_id: '' } }).toEqual({
          status: 403,
          body: {
            success: false,
            statusCode: 403,
            code: 'forbidden',
            message: 'Unauthorized access to team',
            request_id: '',
          },
        });
      }
    });
  });

  describe('the default team', () => {
    it('the default team is not found until one is chosen', async () => {
      const { status, body } = await salon.member.get(`${TEAMS}/default`);
      expect({ status, body }).toMatchObject({
        status: 404,
        body: { success: false, statusCode: 404, code: 'not_found', message: 'No default team configured' },
      });
    });

    it('the default team is the one that was chosen last', async () => {
      await patch(berlin.id, { is_default: true });
      await patch(hamburg.id, { is_default: true });
      expect((await salon.member.get(`${TEAMS}/default`)).body.data).toEqual({ ...hamburg, is_default: true });
      expect((await list()).filter((team) => team.is_default).map(nameOf)).toEqual([hamburg.name]);
      await patch(hamburg.id, { is_default: false });
      expect((await salon.member.get(`${TEAMS}/default`)).status).toBe(404);
    });

    it('default teams are at most one, whoever chooses at the same time', async () => {
      const changes = Array.from({ length: 10 }, (_, n) =>
        patch([berlin, hamburg, munich][n % 3].id, { is_default: true }),
      );
      const answers = await Promise.all(changes);
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
      expect((await list()).filter((team) => team.is_default)).toHaveLength(1);
    });

    it('the default team is an active one', async () => {
      await patch(berlin.id, { is_default: true });
      const off = await patch(berlin.id, { is_active: false });
      expect(off).toMatchObject({ status: 200, body: { data: { is_active: false, is_default: false } } });
      expect((await salon.member.get(`${TEAMS}/default`)).status).toBe(404);
      const refused = await patch(berlin.id, { is_default: true });
      expect(refused).toMatchObject({ status: 400, body: { details: [{ field: 'is_default' }] } });
      await patch(berlin.id, { is_active: true });
    });
  });

  describe('a change of a team', () => {
    it.each([
      ['name', 'Mitte, Rosenthaler Straße 🌿'],
      ['is_active', false],
      ['is_default', true],
      ['timezone', 'Europe/Lisbon'],
    ])('a change of a team’s %s alone preserves the rest', async (field, value) => {
      const answer = await patch(berlin.id, { [field]: value });
      expect(answer).toMatchObject({ status: 200, body: { success: true, data: { ...berlin, [field]: value } } });
      expect((await salon.member.get(`${TEAMS}/${berlin.id}`)).body.data).toEqual(answer.body.data);
      await patch(berlin.id, { name: berlin.name, is_active: true, is_default: false, timezone: null });
    });

    it('a team gives up its branch and time zone with null', async () => {
      const branch = await branchOf(world(), salon, 'Süd');
      await patch(munich.id, { branch_id: branch.id, timezone: 'Asia/Tokyo' });
      const { body } = await patch(munich.id, { branch_id: null, timezone: null });
      expect(body.data).toEqual(munich);
    });

    it('an empty change leaves a team as it is', async () => {
      expect((await patch(berlin.id, {})).body.data).toEqual(berlin);
    });

    it.each([
      ['name', null],
      ['name', ''],
      ['name', '   '],
      ['name', 'a\u0000b'],
      ['name', 'x'.repeat(201)],
      ['name', 7],
      ['is_active', null],
      ['is_active', 'true'],
      ['is_default', 1],
      ['branch_id', '3'],
      ['branch_id', 0],
      ['branch_id', 1e20],
      ['timezone', 'Mitteleuropa'],
      ['timezone', '+01:00'],
      ['slug', 'another'],
      ['company_id', 1],
      ['calcom_team_id', 1],
    ])('a change of a team is refused for %s %p', async (field, value) => {
      const { status, body } = await patch(berlin.id, { [field]: value });
      expect({ status, fields: body.details?.map((detail: Json) => detail.field) }).toEqual({
        status: 400,
        fields: [field],
      });
      expect((await salon.member.get(`${TEAMS}/${berlin.id}`)).body.data).toEqual(berlin);
    });

    it('a move into another company’s branch is refused like one into a branch that does not exist', async () => {
      const theirs = await branchOf(world(), world().praxis, 'Köln');
      for (const id of [theirs.id, 987_654_321]) {
        const { status, body } = await patch(berlin.id, { branch_id: id });
        expect({ status, message: body.message }).toEqual({ status: 403, message: 'Unauthorized access to branch' });
      }
    });

    it('changes by a member are refused, also for what is not there', async () => {
      for (const id of [berlin.id, 987_654_321]) {
        const { status, body } = await salon.member.patch(`${TEAMS}/${id}`, { name: 'Meins' });
        expect({ status, message: body.message }).toEqual({
          status: 403,
          message: 'Only administrators can change teams',
        });
      }
    });
  });

  describe('cached teams', () => {
    it('cached teams name their cache outcome and are fresh after every change', async () => {
      const branch = await branchOf(world(), salon, 'West');
      await patch(berlin.id, { branch_id: branch.id, is_default: true });
      const paths = [TEAMS, `${TEAMS}/default`, `${TEAMS}?branch_id=${branch.id}`];
      for (const path of paths) expect([await outcome(path), await outcome(path)]).toEqual(['MISS', 'HIT']);

      await patch(berlin.id, { name: 'Umbenannt' });
      for (const path of paths) {
        const { headers, body } = await salon.member.get(path);
        expect({ path, outcome: headers.get('x-cache') }).toEqual({ path, outcome: 'MISS' });
        expect([body.data].flat().map(nameOf)).toContain('Umbenannt');
        expect(headers.get('cache-control')).toBe('private, no-cache');
      }
      await patch(berlin.id, { name: berlin.name });
    });

    it('a team that changes its branch leaves the cached list of the old one', async () => {
      const [from, to] = [await branchOf(world(), salon, 'Von'), await branchOf(world(), salon, 'Nach')];
      await patch(berlin.id, { branch_id: from.id });
      for (const { id } of [from, to]) await outcome(`${TEAMS}?branch_id=${id}`);
      await patch(berlin.id, { branch_id: to.id });
      expect(await list(`?branch_id=${from.id}`)).toEqual([]);
      expect((await list(`?branch_id=${to.id}`)).map(nameOf)).toEqual([berlin.name]);
    });

    it('cached teams show the new name of their branch', async () => {
      const branch = await branchOf(world(), salon, 'Alt');
      await patch(berlin.id, { branch_id: branch.id });
      const paths = ['', `?branch_id=${branch.id}`];
      for (const path of paths) await list(path);
      await branch.rename('Neu');
      for (const path of paths) {
        expect((await list(path)).find(({ id }) => id === berlin.id)).toMatchObject({ branch_name: 'Neu' });
      }
    });

    it('cached teams are in Redis under their own keys for an hour at most, and a change invalidates them', async () => {
      const { redisUrl } = world().engines;
      // Without Redis they are in the local cache alone, which the tests above cover.
      if (!redisUrl) return expect(world().engines.kind).toBe('embedded');
      const redis = createClient({ url: redisUrl });
      await redis.connect();
      try {
        const branch = await branchOf(world(), salon, 'Ost');
        await patch(berlin.id, { branch_id: branch.id, is_default: true });
        const keys = [
          [`company:${salon.id}:calcom_teams:all`, TEAMS, 3600],
          [`company:${salon.id}:calcom_teams:default`, `${TEAMS}/default`, 3600],
          [`company:${salon.id}:branch:${branch.id}:calcom_teams`, `${TEAMS}?branch_id=${branch.id}`, 3600],
          [`company:${salon.id}:calcom_team:${berlin.id}:event_types`, `${TEAMS}/${berlin.id}/event-types`, 300],
        ] as const;
        for (const [key, path, ttl] of keys) {
          const { text } = await salon.member.get(path);
          expect({ key, text: await redis.get(key) }).toEqual({ key, text });
          const left = (await redis.pTTL(key)) / 1000;
          expect(left).toBeLessThanOrEqual(ttl);
          expect(left).toBeGreaterThan(ttl * 0.89);
        }
        await patch(berlin.id, { name: 'Umbenannt' });
        expect(await redis.exists(keys.map(([key]) => key))).toBe(0);
        expect((await salon.member.get(TEAMS)).text).toContain('Umbenannt');
        await patch(berlin.id, { name: berlin.name });
      } finally {
        await redis.quit();
      }
    });
  });
});

async function branchOf({ app }: World, { id: companyId }: TestCompany, name: string) {
  const tenant = await app.get(CompaniesService).contextFor(companyId);
  const { id } = await app.get(CompaniesService).createBranch(tenant, name);
  const rename = async (next: string): Promise<void> => {
    const em = app.get(TenantDatabase).forTenant(tenant);
    (await em.findOneOrFail(Branch, { id })).name = next;
    await em.flush();
  };
  return { id, rename };
}
