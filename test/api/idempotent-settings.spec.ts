import { expect, it } from '@jest/globals';
import { type CompanyId, TenantDatabase } from '@app/tenancy';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Answer, ApiClient, Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';

const URL = 'https://hooks.example/in';

onEveryEngine(
  'a setting that is added under an idempotency key',
  (world) => {
    const admin = () => world().salon.admin;
    let keys = 0;
    const newKey = (): string => `key-${(keys += 1)}`;
    const post = (path: string, body: object, key: string, by: ApiClient = admin()): Promise<Answer<Json>> =>
      by.post(path, body, { headers: { 'idempotency-key': key } });
    const count = async (path: string): Promise<number> => (await admin().get(`${path}?limit=100`)).body.data.length;
    const rows = (sql: string): Promise<Json[]> =>
      world()
        .app.get(TenantDatabase)
        .forTenant({ companyId: world().salon.id as CompanyId })
        .transactional((em) => (em as SqlEntityManager).execute<Json[]>(sql));

    it.each([
      ['/api/tokens', { name: 'Website' }, 'token'],
      ['/api/webhook-endpoints', { url: URL }, 'secret'],
      ['/api/users', { email: 'once@example.org', role: 'member' }, 'email'],
    ])('is added once, and told again in the same bytes: %s', async (path, body, told) => {
      const [key, before] = [newKey(), await count(path)];
      const first = await post(path, body, key);
      expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null]);
      expect(first.body.data[told]).toEqual(expect.any(String));
      const again = await post(path, body, key);
      expect([again.status, again.text, again.headers.get('idempotency-replayed')]).toEqual([201, first.text, 'true']);
      expect(await count(path)).toBe(before + 1);
    });

    it('is not told again to another request, another route or another user', async () => {
      const key = newKey();
      const first = await post('/api/tokens', { name: 'one' }, key);
      for (const [path, body] of [
        ['/api/tokens', { name: 'two' }],
        ['/api/webhook-endpoints', { name: 'one' }],
      ] as const)
        expect((await post(path, body, key)).body).toMatchObject({ statusCode: 422, code: 'idempotency_mismatch' });
      const theirs = await post('/api/tokens', { name: 'one' }, key, world().praxis.admin);
      expect([theirs.status, theirs.headers.get('idempotency-replayed')]).toEqual([201, null]);
      expect(theirs.body.data.token).not.toBe(first.body.data.token);
    });

    it('is added once by many requests at a time', async () => {
      const [key, before] = [newKey(), await count('/api/tokens')];
      const answers = await Promise.all(Array.from({ length: 8 }, () => post('/api/tokens', { name: 'many' }, key)));
      const added = answers.filter(({ status }) => status === 201);
      expect(new Set(added.map(({ text }) => text)).size).toBe(1);
      for (const { status, body, headers } of answers.filter((answer) => answer.status !== 201)) {
        expect([status, body.code]).toEqual([409, 'in_progress']);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect(await count('/api/tokens')).toBe(before + 1);
    });

    it('is not remembered when it is refused', async () => {
      const key = newKey();
      const body = { email: 'later@example.org', role: 'member' };
      const { body: other } = await post('/api/users', body, newKey());
      expect((await post('/api/users', body, key)).body.code).toBe('conflict');
      await admin().delete(`/api/users/${other.data.id}`);
      expect((await post('/api/users', body, key)).status).toBe(201);
    });

    it('is stored without its secret in plain text', async () => {
      const key = newKey();
      const { body } = await post('/api/tokens', { name: 'sealed' }, key);
      const [row] = await rows(`select answer from idempotent_answers where key like '%:${key}'`);
      expect(row.answer).toMatch(/^v1\./);
      expect(row.answer).not.toContain(body.data.token.split('|')[1]);
    });

    it('is told for a day, and added anew afterwards', async () => {
      const key = newKey();
      const first = await post('/api/tokens', { name: 'daily' }, key);
      const age = (by: string) =>
        rows(
          `update idempotent_answers set expires_at = expires_at - interval '${by}' where key like '%:${key}' returning 1`,
        );
      await age('23 hours');
      expect((await post('/api/tokens', { name: 'daily' }, key)).text).toBe(first.text);
      await age('2 hours');
      const anew = await post('/api/tokens', { name: 'daily' }, key);
      expect([anew.status, anew.headers.get('idempotency-replayed')]).toEqual([201, null]);
      expect(anew.text).not.toBe(first.text);
    });

    it('is added by a repeat when the process of the first died', async () => {
      const key = newKey();
      await post('/api/tokens', { name: 'orphan' }, key);
      const leave = (held: string) =>
        rows(`update idempotent_answers set answer = null, held_until = ${held} where key like '%:${key}' returning 1`);
      await leave(`now() + interval '1 minute'`);
      expect((await post('/api/tokens', { name: 'orphan' }, key)).body.code).toBe('in_progress');
      await leave('now()');
      expect((await post('/api/tokens', { name: 'else' }, key)).body.code).toBe('idempotency_mismatch');
      expect((await post('/api/tokens', { name: 'orphan' }, key)).status).toBe(201);
    });

    it.each(['with blank', 'x'.repeat(256)])('is refused under the key "%s"', async (key) => {
      const { status, body } = await post('/api/tokens', { name: 'x' }, key);
      expect([status, body.details[0].field]).toEqual([400, 'Idempotency-Key']);
    });
  },
  { synced: false },
);
