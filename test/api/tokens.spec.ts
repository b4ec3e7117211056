import { expect, it } from '@jest/globals';
import { ApiClient, type Answer, type Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';

onEveryEngine(
  'tokens',
  (world) => {
    const admin = () => world().salon.admin;
    const asCaller = (token: string) => new ApiClient(world().url, token);
    const create = async (body: object = {}, by = admin()): Promise<Json> => {
      const answer = await by.post('/api/tokens', { name: 'Website', ...body });
      expect(answer.status).toBe(201);
      return answer.body.data;
    };
    const ownId = async (client = admin()): Promise<number> => (await client.get('/api/auth/me')).body.data.id;
    const bare = ({ status, text, body }: Answer<Json>): string => `${status} ${text.replace(body.request_id, '')}`;

    it('tokens are shown once, and listed without their secret', async () => {
      const { token, ...shown } = await create({ abilities: ['teams:read'], expires_in: '30d' });
      expect(shown).toEqual({
        id: expect.any(Number),
        name: 'Website',
        user_id: await ownId(),
        abilities: ['teams:read'],
        last_used_at: null,
        expires_at: expect.any(String),
      });
      expect((Date.parse(shown.expires_at) - Date.now()) / 86_400_000).toBeCloseTo(30, 2);
      expect((await asCaller(token).get('/api/calcom/teams')).status).toBe(200);
      expect((await asCaller(token).get('/api/bookings')).status).toBe(403);
      const listed = await admin().get('/api/tokens?limit=100');
      expect(listed.body.data.map(({ id }: Json) => id)).toContain(shown.id);
      expect(listed.text).not.toContain(token.split('|')[1]);
    });

    it('tokens are listed a page at a time, the oldest first', async () => {
      await create();
      const ids: number[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const page = await admin().get(`/api/tokens?limit=1${query}`);
        ids.push(...page.body.data.map(({ id }: Json) => id));
        cursor = page.body.next_cursor;
      }
      const whole = (await admin().get('/api/tokens')).body.data.map(({ id }: Json) => id);
      expect(ids).toEqual(whole);
      expect(whole.length).toBeGreaterThan(2);
    });

    it('tokens speak for another user of the company, and for nobody else', async () => {
      const { salon, praxis } = world();
      const member = await ownId(salon.member);
      const { token, user_id } = await create({ user_id: member });
      expect(user_id).toBe(member);
      expect((await asCaller(token).get('/api/auth/me')).body.data.role).toBe('member');
      const refusals = [];
      for (const foreign of [await ownId(praxis.admin), 987_654])
        refusals.push(await admin().post('/api/tokens', { name: 'x', user_id: foreign }));
      expect(refusals.map(({ body }) => body.message)).toEqual(refusals.map(() => 'Unauthorized access to user'));
      expect(new Set(refusals.map(bare)).size).toBe(1);
    });

    it('tokens hand on no ability that they lack themselves', async () => {
      const { token } = await create({ abilities: ['settings:write', 'teams:read'] });
      const limited = asCaller(token);
      expect((await create({ abilities: ['teams:read'] }, limited)).abilities).toEqual(['teams:read']);
      expect((await create({}, limited)).abilities).toEqual(['settings:write', 'teams:read']);
      for (const ability of ['*', 'bookings:write'])
        expect(await limited.post('/api/tokens', { name: 'x', abilities: [ability] })).toMatchObject({ status: 403 });
    });

    it.each([
      [{}, 'name'],
      [{ name: ' ' }, 'name'],
      [{ name: 'x', abilities: [] }, 'abilities'],
      [{ name: 'x', abilities: ['teams:delete'] }, 'abilities'],
      [{ name: 'x', abilities: ['mcp', 'mcp'] }, 'abilities'],
      [{ name: 'x', abilities: 'mcp' }, 'abilities'],
      [{ name: 'x', expires_in: '30' }, 'expires_in'],
      [{ name: 'x', expires_in: '0d' }, 'expires_in'],
      [{ name: 'x', user_id: '5' }, 'user_id'],
      [{ name: 'x', token: 'mine' }, 'token'],
    ])('tokens are not made of %j', async (body, field) => {
      const answer = await admin().post('/api/tokens', body);
      expect([answer.status, answer.body.details?.[0]?.field]).toEqual([400, field]);
    });

    it('tokens that are removed are refused at once, and removing them again changes nothing', async () => {
      const { id, token } = await create();
      expect((await asCaller(token).get('/api/auth/me')).status).toBe(200);
      for (let n = 0; n < 2; n++) expect((await admin().delete(`/api/tokens/${id}`)).status).toBe(204);
      expect((await asCaller(token).get('/api/auth/me')).status).toBe(401);
      const { data } = (await admin().get('/api/audit-log?action=token.revoked')).body;
      expect(data.filter(({ object_id }: Json) => object_id === id)).toHaveLength(1);
    });

    it('tokens of another company are refused like ones that do not exist', async () => {
      const { id } = await create({}, world().praxis.admin);
      const refusals = [await admin().delete(`/api/tokens/${id}`), await admin().delete('/api/tokens/987654')];
      expect(refusals.map(({ status, body }) => [status, body.message])).toEqual(
        refusals.map(() => [403, 'Unauthorized access to token']),
      );
      expect(new Set(refusals.map(bare)).size).toBe(1);
    });

    it('tokens are managed by administrators with the ability to change settings', async () => {
      const { salon } = world();
      const { token } = await create({ abilities: ['teams:write'] });
      for (const client of [salon.member, asCaller(token)]) {
        expect((await client.get('/api/tokens')).status).toBe(403);
        expect((await client.post('/api/tokens', { name: 'x' })).status).toBe(403);
      }
    });
  },
  { synced: false },
);
