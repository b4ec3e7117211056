import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  AccessToken,
  CompaniesService,
  SanctumImport,
  type TenantContext,
  TenantDatabase,
  TokensService,
} from '@app/tenancy';
import { ApiClient } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Made as `$user->createToken()` does: 40 letters and their CRC-32, after an optional prefix for secret scanners. */
function laravelToken(id: number, prefix = ''): { plain: string; digest: string } {
  const entropy = Array.from({ length: 40 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const secret = `${prefix}${entropy}${crc32(entropy).toString(16).padStart(8, '0')}`;
  return { plain: `${id}|${secret}`, digest: createHash('sha256').update(secret).digest('hex') };
}

onEveryEngine(
  'an import of Sanctum tokens',
  (world) => {
    let tenant: TenantContext;
    let userId: number;
    let lastId = 5000;
    const nextId = (): number => ++lastId;

    beforeAll(async () => {
      const { app, salon } = world();
      tenant = await app.get(CompaniesService).contextFor(salon.id);
      userId = (await app.get(TokensService).verify(salon.memberToken)).userId ?? 0;
    });

    const load = (...rows: unknown[]) => world().app.get(SanctumImport).run(tenant, rows);
    const rowOf = (id: number, digest: string) => ({
      id,
      tokenable_type: String.raw`App\Models\User`,
      tokenable_id: userId,
      name: 'pos-terminal',
      token: digest,
      abilities: '["*"]',
      last_used_at: '2026-01-05 08:30:00',
      expires_at: null,
      created_at: '2025-11-02 10:00:00',
      updated_at: '2026-01-05 08:30:00',
    });
    const me = (plain: string) => new ApiClient(world().url, plain).get('/api/auth/me');

    it.each(['', 'salon_'])('an imported token (prefix %j) signs in unchanged', async (prefix) => {
      const id = nextId();
      const { plain, digest } = laravelToken(id, prefix);
      expect((await me(plain)).status).toBe(401);
      expect(await load(rowOf(id, digest))).toEqual({ imported: 1, skipped: 0, refused: [] });
      expect(await me(plain)).toMatchObject({ status: 200, body: { data: { id: userId, role: 'member' } } });
      const row = await world().app.get(TenantDatabase).forTenant(tenant).findOneOrFail(AccessToken, { id });
      expect(row).toMatchObject({ name: 'pos-terminal', createdAt: new Date('2025-11-02T10:00:00Z') });
    });

    it('an import that is repeated changes nothing', async () => {
      const ids = [nextId(), nextId()];
      const rows = ids.map((id) => rowOf(id, laravelToken(id).digest));
      expect(await load(...rows)).toEqual({ imported: 2, skipped: 0, refused: [] });
      expect(await load(...rows)).toEqual({ imported: 0, skipped: 2, refused: [] });
    });

    it('an import preserves abilities and expiry', async () => {
      const [narrow, none, expired] = [nextId(), nextId(), nextId()];
      const tokens = [narrow, none, expired].map((id) => laravelToken(id));
      const [a, b, c] = tokens.map(({ digest }, index) => rowOf(narrow + index, digest));
      await load(
        { ...a, abilities: ['teams:read'] },
        { ...b, abilities: null },
        { ...c, expires_at: '2026-01-01T00:00:00.000000Z' },
      );
      const statuses = async (plain = '') => {
        const client = new ApiClient(world().url, plain);
        return [(await client.get('/api/calcom/teams')).status, (await client.get('/api/bookings')).status];
      };
      expect(await statuses(tokens[0]?.plain)).toEqual([200, 403]);
      expect(await statuses(tokens[1]?.plain)).toEqual([403, 403]);
      expect(await statuses(tokens[2]?.plain)).toEqual([401, 401]);
    });

    it('an import finds the user by e-mail address before the id', async () => {
      const id = nextId();
      const { plain, digest } = laravelToken(id);
      const email = world().salon.adminEmail.toUpperCase();
      expect(await load({ ...rowOf(id, digest), tokenable_id: 1e9, email })).toMatchObject({ imported: 1 });
      expect((await me(plain)).body.data.email).toBe(world().salon.adminEmail);
    });

    it('an import never reaches another company’s users, nor reveals that there are any', async () => {
      const praxis = await world().app.get(TokensService).verify(world().praxis.memberToken);
      const [foreign, unknown, address] = [nextId(), nextId(), nextId()];
      const report = await load(
        { ...rowOf(foreign, laravelToken(1).digest), tokenable_id: praxis.userId },
        { ...rowOf(unknown, laravelToken(1).digest), tokenable_id: 987_654 },
        { ...rowOf(address, laravelToken(1).digest), email: world().praxis.adminEmail },
      );
      expect(report).toEqual({
        imported: 0,
        skipped: 0,
        refused: [
          { id: foreign, reason: 'tokenable_id: no user of the company' },
          { id: unknown, reason: 'tokenable_id: no user of the company' },
          { id: address, reason: 'email: no user of the company' },
        ],
      });
    });

    it('an import refuses an id that any company has taken, in the same words', async () => {
      const idOf = (token: string): number => Number(token.split('|')[0]);
      const [ours, theirs] = [idOf(world().salon.memberToken), idOf(world().praxis.memberToken)];
      const report = await load(rowOf(ours, laravelToken(ours).digest), rowOf(theirs, laravelToken(theirs).digest));
      const reason = 'the id is taken by another token';
      expect(report.refused).toEqual([
        { id: ours, reason },
        { id: theirs, reason },
      ]);
      expect((await me(world().salon.memberToken)).status).toBe(200);
      expect((await me(world().praxis.memberToken)).status).toBe(200);
    });

    it('an import does not bring back a token that was revoked here', async () => {
      const id = nextId();
      const { plain, digest } = laravelToken(id);
      await load(rowOf(id, digest));
      await new ApiClient(world().url, plain).delete('/api/auth/tokens/current');
      expect(await load(rowOf(id, digest))).toMatchObject({
        imported: 0,
        refused: [{ id, reason: expect.stringContaining('revoked') }],
      });
      expect((await me(plain)).status).toBe(401);
    });

    it('an import leaves the ids of future tokens free', async () => {
      lastId += 100_000;
      const id = nextId();
      await load(rowOf(id, laravelToken(id).digest));
      const tokens = world().app.get(TokensService);
      const issued = await Promise.all(
        Array.from({ length: 5 }, () => tokens.issue(tenant, { userId, name: 'later' })),
      );
      for (const token of issued) expect(token.id).toBeGreaterThan(id);
      // An older id does not move the sequence back.
      await load(rowOf(id - 50_000, laravelToken(1).digest));
      expect((await tokens.issue(tenant, { userId, name: 'last' })).id).toBeGreaterThan(
        Math.max(...issued.map((t) => t.id)),
      );
    });

    it('an import is recorded in the audit log', async () => {
      const id = nextId();
      await load(rowOf(id, laravelToken(id).digest));
      const { body } = await world().salon.admin.get('/api/audit-log?action=token.imported&limit=1');
      expect(body.data).toMatchObject([
        { actor_type: 'operator', object_type: 'token', object_id: id, details: { user_id: userId, abilities: ['*'] } },
      ]);
    });

    describe('refused rows', () => {
      const digest = laravelToken(1).digest;
      it.each<[string, object, RegExp]>([
        ['no id', { id: undefined }, /^id: must be a whole number/],
        ['a fraction as id', { id: 1.5 }, /^id:/],
        ['an id no counter reaches', { id: 9_007_199_254_740_991 }, /^id:/],
        ['SQL as id', { id: '1; drop table users' }, /^id:/],
        ['no user', { tokenable_id: null }, /^tokenable_id:/],
        [
          'a tokenable that is no user',
          { tokenable_type: String.raw`App\Models\Device` },
          /^tokenable_type: only tokens of users/,
        ],
        ['a plain secret', { token: 'the-secret-itself' }, /^token: must be the SHA-256/],
        ['no token', { token: null }, /^token:/],
        ['no name', { name: '' }, /^name:/],
        ['a NUL in the name', { name: 'a\u0000' }, /^name:/],
        ['abilities in words', { abilities: 'everything' }, /^abilities:/],
        ['abilities that are numbers', { abilities: '[1]' }, /^abilities:/],
        ['a time that is none', { expires_at: 'next year' }, /^expires_at:/],
        ['a time alone', { last_used_at: '09:00:00' }, /^last_used_at:/],
      ])('a row with %s is refused by its column’s name, without its content', async (_, part, reason) => {
        const { imported, refused } = await load({ ...rowOf(nextId(), digest), ...part });
        expect({ imported, reason: refused[0]?.reason }).toEqual({
          imported: 0,
          reason: expect.stringMatching(reason),
        });
        expect(JSON.stringify(refused[0]?.reason)).not.toMatch(/the-secret-itself|everything|next year/);
      });

      it('values that are no rows are refused, and the other rows imported', async () => {
        const id = nextId();
        const report = await load(null, 7, [], rowOf(id, laravelToken(id).digest));
        expect(report).toMatchObject({ imported: 1, refused: [{ id: null }, { id: null }, { id: null }] });
      });
    });
  },
  { synced: false },
);
