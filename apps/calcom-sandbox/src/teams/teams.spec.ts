import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PRAXIS_KEY } from '../seed/praxis';
import { startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox()));
afterAll(() => client.sandbox.close());

const teamIds = async (key?: string) =>
  (await client.get('/teams', { key })).body.data.map(({ id }: { id: number }) => id);

describe('listTeams and getTeam', () => {
  it('teams are those of the key', async () => {
    expect(await teamIds()).toEqual([34_209, 34_210, 34_211]);
    expect(await teamIds(PRAXIS_KEY)).toEqual([51_877, 51_878]);
  });

  it('a team has the nulls of the live service', async () => {
    const { body } = await client.get('/teams/34209');
    expect(body).toMatchObject({
      status: 'success',
      data: { id: 34_209, name: 'Salon Kessler Berlin', logoUrl: null, parentId: null, timeZone: 'Europe/Berlin' },
    });
  });

  it.each([51_877, 99_999])('a foreign team and one that does not exist are refused alike (%i)', async (id) => {
    const { status, body } = await client.get(`/teams/${id}`);
    expect([status, body.error.message]).toEqual([403, `RolesGuard - User is not a member of the team with id=${id}.`]);
  });

  it('a team id that is no number is a 400', async () => {
    expect(await client.get('/teams/salon')).toMatchObject({ status: 400 });
  });
});

describe('getMe', () => {
  it('the profile is that of the key’s owner', async () => {
    const { body } = await client.get('/me', { key: PRAXIS_KEY });
    expect(body.data).toMatchObject({ username: 'martin-vogel', locale: 'de', organizationId: null });
  });
});
