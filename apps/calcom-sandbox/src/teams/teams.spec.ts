import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PRAXIS_KEY } from '../seed/praxis';
import { startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox()));
afterAll(() => client.sandbox.close());

const teamIds = async (key?: string) =>
  (await client.get('/teams', { key })).body.data.map(({ id }: { id: number }) => id);

describe('teams', () => {
  it('are those of the key', async () => {
    expect(await teamIds()).toEqual([34_209, 34_210, 34_211]);
    expect(await teamIds(PRAXIS_KEY)).toEqual([51_877, 51_878]);
  });

  it('come with the nulls that the document does not know', async () => {
    const { body } = await client.get('/teams/34209');
    expect(body).toMatchObject({
      status: 'success',
      data: { id: 34_209, name: 'Salon Kessler Berlin', logoUrl: null, parentId: null, timeZone: 'Europe/Berlin' },
    });
  });

  it.each([51_877, 99_999])('of others and of nobody are refused alike (%i)', async (id) => {
    const { status, body } = await client.get(`/teams/${id}`);
    expect([status, body.error.message]).toEqual([403, `RolesGuard - User is not a member of the team with id=${id}.`]);
  });

  it('have numbers for ids', async () => {
    expect(await client.get('/teams/salon')).toMatchObject({ status: 400 });
  });
});

describe('me', () => {
  it('is the owner of the key', async () => {
    const { body } = await client.get('/me', { key: PRAXIS_KEY });
    expect(body.data).toMatchObject({ username: 'martin-vogel', locale: 'de', organizationId: null });
  });
});
