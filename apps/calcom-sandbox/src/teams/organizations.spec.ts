import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventType, organization, team } from '../seed/builders';
import { PRAXIS_KEY } from '../seed/praxis';
import { SALON_KEY } from '../seed/salon';
import { startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

const [ORGANIZATION, SUB_ORGANIZATION] = [77, 78];
const [ALL, OWN] = [`/organizations/${ORGANIZATION}/teams`, `/organizations/${ORGANIZATION}/teams/me`];

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox()));
afterAll(() => client.sandbox.close());

/** The salon's account administers the organization, the practice's is a member. */
beforeEach(() => {
  client.sandbox.reset();
  const { store } = client.sandbox;
  const idOf = (key: string): number => store.accountByKey(key)?.id ?? 0;
  const [adminId, memberId] = [idOf(SALON_KEY), idOf(PRAXIS_KEY)];
  store.organizations.push(
    organization({ id: ORGANIZATION, name: 'Kette', slug: 'kette', adminIds: [adminId], memberIds: [memberId] }),
    organization({ id: SUB_ORGANIZATION, name: 'Tochter', slug: 'tochter', parentId: ORGANIZATION }),
  );
  const ofAdmin = { accountId: adminId, slug: 'x', organizationId: ORGANIZATION };
  store.teams.push(
    team({ ...ofAdmin, id: 101, name: 'Nord' }),
    team({ ...ofAdmin, id: 102, name: 'Süd', memberIds: [memberId] }),
    team({ ...ofAdmin, id: 103, name: 'West', organizationId: SUB_ORGANIZATION }),
  );
  const hidden = { title: 'Intern', slug: 'intern', lengthInMinutes: 30, hostIds: [], hidden: true };
  store.eventTypes.push(eventType({ ...hidden, id: 900, teamId: 101 }), eventType({ ...hidden, id: 901, teamId: 103 }));
});

const ids = async (path: string, key?: string) =>
  (await client.get(path, { key })).body.data.map(({ id }: { id: number }) => id);
const status = async (path: string, key?: string) => (await client.get(path, { key })).status;

describe('organizations', () => {
  it('the profile names the organization, and none outside of one', async () => {
    expect((await client.get('/me')).body.data).toMatchObject({
      organizationId: ORGANIZATION,
      organization: { id: 77 },
    });
    client.sandbox.store.organizations = [];
    expect((await client.get('/me')).body.data.organizationId).toBeNull();
  });

  it('the teams of an organization are not among those outside', async () => {
    expect(await ids('/teams')).toEqual([34_209, 34_210, 34_211]);
  });

  it('an administrator lists all teams and the sub-organizations, a member the own ones', async () => {
    expect(await ids(ALL)).toEqual([101, 102, SUB_ORGANIZATION]);
    expect((await client.get(ALL)).body.data).toMatchObject([
      { parentId: ORGANIZATION, isOrganization: false },
      { parentId: ORGANIZATION, isOrganization: false },
      { parentId: ORGANIZATION, isOrganization: true },
    ]);
    expect([await status(ALL, PRAXIS_KEY), await ids(OWN, PRAXIS_KEY)]).toEqual([403, [102]]);
  });

  it('an administrator lists the teams of sub-organizations, a member does not', async () => {
    const below = `/organizations/${SUB_ORGANIZATION}/teams`;
    expect(await ids(below)).toEqual([103]);
    expect([await status(below, PRAXIS_KEY), await status(`${below}/me`, PRAXIS_KEY)]).toEqual([403, 403]);
  });

  it('lists take and skip, without a word about further pages', async () => {
    const { body } = await client.get(`${ALL}?take=2&skip=1`);
    expect(body).toMatchObject({ status: 'success', data: [{ id: 102 }, { id: SUB_ORGANIZATION }] });
    expect(body.pagination).toBeUndefined();
    expect(await ids(`${ALL}?take=2&skip=3`)).toEqual([]);
  });

  it.each(['take=0', 'take=251', 'skip=-1'])('the page %s is a 400', async (query) => {
    expect(await status(`${ALL}?${query}`)).toBe(400);
  });

  it('event types of a team are answered by the route of teams and by that of organizations', async () => {
    expect(await ids('/teams/101/event-types')).toEqual([900]);
    expect(await ids(`${ALL}/101/event-types`)).toEqual([900]);
    expect(await ids(`${ALL}/101/event-types`, PRAXIS_KEY)).toEqual([]);
    expect(await status(`${ALL}/103/event-types`)).toBe(404);
  });

  it('a foreign organization and one that does not exist are refused alike', async () => {
    client.sandbox.store.organizations[0]!.adminIds = [];
    expect([await status(ALL), await status(OWN), await status('/organizations/5/teams')]).toEqual([403, 403, 403]);
  });

  it('an organization can be made over HTTP', async () => {
    const made = await client.control('POST', '/organizations', { name: 'Neu', slug: 'neu', adminIds: [1] });
    expect(made).toMatchObject({ status: 201, body: { name: 'Neu', parentId: null, adminIds: [1] } });
  });
});
