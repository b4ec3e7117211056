import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventType, organization, PRAXIS_KEY, SALON_KEY, team } from '../../apps/calcom-sandbox/src';
import type { Answer, Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import { WITHOUT_JOBS } from '../support/statements';

const [ORGANIZATION, SUB_ORGANIZATION] = [77, 78];
const FIRST = 40_000;

onEveryEngine(
  'a sync of an organization',
  (world) => {
    const store = () => world().sandbox.store;
    const admin = () => world().salon.admin;
    const sync = (): Promise<Answer<Json>> => admin().post('/api/calcom/teams/sync', { force: true });
    const listed = async (): Promise<Json[]> => (await admin().get('/api/calcom/teams')).body.data;
    const ids = async (): Promise<number[]> => (await listed()).map((each) => each.calcom_team_id).toSorted();
    const accountId = (key: string): number => store().accountByKey(key)?.id ?? 0;
    const asked = (): string[] => world().sandbox.calls.recent.map(({ operation }) => operation);
    const fail = (operation: string, fault: object): void => world().sandbox.faults.add({ operation, ...fault });
    /** Adds teams, by default of another owner. */
    const addTeams = (count: number, changes: object = {}): number[] =>
      Array.from({ length: count }, () => {
        const id = FIRST + store().teams.length;
        const owner = accountId(PRAXIS_KEY);
        store().teams.push(
          team({
            id,
            accountId: owner,
            organizationId: ORGANIZATION,
            name: `Team ${id}`,
            slug: `team-${id}`,
            ...changes,
          }),
        );
        return id;
      });

    /** The salon's account becomes that of an administrator, without teams outside. */
    beforeEach(async () => {
      world().sandbox.reset();
      for (const { id } of store().teams.filter((each) => each.accountId === accountId(SALON_KEY)))
        store().removeTeam(id);
      const names = { name: 'Kette', slug: 'kette' };
      store().organizations.push(organization({ id: ORGANIZATION, ...names, adminIds: [accountId(SALON_KEY)] }));
      world().sandbox.calls.reset();
    });

    it('a sync by an administrator stores all teams of the organization', async () => {
      const expected = addTeams(3);
      expect((await sync()).body).toMatchObject({ success: true, total: 3, errors: [] });
      expect(await ids()).toEqual(expected);
      expect(asked()).not.toContain('listOwnOrganizationTeams');
    });

    it('a sync by a member stores the teams that they are a member of', async () => {
      const salonId = accountId(SALON_KEY);
      Object.assign(store().organizations[0] ?? {}, { adminIds: [], memberIds: [salonId] });
      addTeams(2);
      const own = addTeams(2, { memberIds: [salonId] });
      expect((await sync()).body).toMatchObject({ success: true, total: 2, errors: [] });
      expect(await ids()).toEqual(own);
    });

    it('a sync of more teams than fit on a page stores them all', async () => {
      const expected = addTeams(601);
      expect((await sync()).body).toMatchObject({ success: true, total: 601, errors: [] });
      expect(await ids()).toEqual(expected.toSorted());
      expect(asked().filter((operation) => operation === 'listOrganizationTeams')).toHaveLength(3);
    });

    it('a sync stores teams of the organization and those outside, each once', async () => {
      const inside = addTeams(2);
      const outside = addTeams(2, { organizationId: null, memberIds: [accountId(SALON_KEY)] });
      expect((await sync()).body).toMatchObject({ total: 4, errors: [] });
      expect(await ids()).toEqual([...inside, ...outside]);
    });

    it('a sync stores the teams of sub-organizations, and not those themselves', async () => {
      const own = addTeams(1);
      store().organizations.push(
        organization({ id: SUB_ORGANIZATION, name: 'Tochter', slug: 'tochter', parentId: ORGANIZATION }),
      );
      const below = addTeams(2, { organizationId: SUB_ORGANIZATION });
      expect((await sync()).body).toMatchObject({ total: 3, errors: [] });
      expect(await ids()).toEqual([...own, ...below]);
    });

    it('a sync that may not list a sub-organization stores the others, says so, and switches nothing off', async () => {
      const own = addTeams(1);
      store().organizations.push(
        organization({ id: SUB_ORGANIZATION, name: 'Tochter', slug: 'tochter', parentId: ORGANIZATION }),
      );
      const below = addTeams(1, { organizationId: SUB_ORGANIZATION });
      await sync();
      fail('listOrganizationTeams', { pathPrefix: `/v2/organizations/${SUB_ORGANIZATION}`, status: 403 });
      fail('listOwnOrganizationTeams', { status: 403 });
      const { status, body } = await sync();
      expect([status, body.deactivated, body.errors]).toEqual([
        200,
        0,
        [expect.objectContaining({ object: 'team', calcom_id: null, message: expect.stringContaining('78') })],
      ]);
      expect(await ids()).toEqual([...own, ...below]);
    });

    it('a key whose plan lacks the route of teams outside lists those of its organization', async () => {
      const expected = addTeams(2);
      fail('listTeams', { status: 403 });
      expect((await sync()).body).toMatchObject({ success: true, total: 2, errors: [] });
      expect(await ids()).toEqual(expected);
    });

    it('services of a team are synced by the route of the organization where that of teams is refused', async () => {
      const [id = 0] = addTeams(1);
      store().eventTypes.push(
        eventType({ id: 900, teamId: id, title: 'Beratung', slug: 'beratung', lengthInMinutes: 30, hostIds: [] }),
      );
      await sync();
      fail('listTeamEventTypes', { status: 403 });
      const [{ id: teamId }] = (await listed()) as [Json];
      const { body } = await admin().post(`/api/calcom/teams/${teamId}/sync-event-types`);
      expect(body).toMatchObject({ success: true, total: 1, errors: [] });
      expect(asked()).toContain('listOrganizationEventTypes');
    });

    describe('with lists that are not whole', () => {
      it.each([
        ['a page that fails', { status: 500, skip: 1 }],
        ['a page that is an error in a 200', { name: 'error-in-200', skip: 1 }],
        ['a page of the edge', { name: 'page-200', skip: 1 }],
        ['a page that is cut off', { name: 'cut', skip: 1 }],
        ['pages that repeat', { name: 'repeated-page' }],
        ['pages without an end', { name: 'endless' }],
        ['a cursor that loops', { name: 'looping-cursor' }],
      ] as const)('a sync that meets %s is an error and switches nothing off', async (_, fault) => {
        addTeams(300);
        await sync();
        const before = await listed();
        expect(before).toHaveLength(300);
        fail('listOrganizationTeams', fault);
        const { status, body } = await sync();
        expect([502, 503]).toContain(status);
        expect(body.success).toBe(false);
        expect((await listed()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      });

      it('a sync of a list that changes while it is read stores it, and switches nothing off', async () => {
        addTeams(300);
        await sync();
        // The second page begins with a team of the first.
        world().sandbox.faults.add({ operation: 'listOrganizationTeams', skip: 1, set: { '0.id': FIRST + 2 } });
        const { status, body } = await sync();
        expect([status, body.deactivated]).toEqual([200, 0]);
        expect(body.errors).toMatchObject([{ object: 'team', calcom_id: null }]);
        expect(await listed()).toHaveLength(300);
      });

      it('a sync with an odd organization of the key is an error: it might hold all teams', async () => {
        addTeams(2);
        await sync();
        fail('getMe', { set: { organizationId: 'seventy-seven' } });
        expect((await sync()).status).toBe(502);
        expect(await listed()).toHaveLength(2);
      });
    });
  },
  { variables: { ...WITHOUT_JOBS, BREAKER_FAILURES: '1000000' } },
);
