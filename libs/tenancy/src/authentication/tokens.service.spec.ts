import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../../common/testing/fixed-clock';
import { statementsOf } from '../../../../test/support/statements';
import { eventually } from '../../../../test/support/eventually';
import { onEveryEngine } from '../../../../test/support/on-every-engine';
import { asOwner } from '../../../../test/support/as-owner';
import type { World } from '../../../../test/support/world';
import { AuditLog } from '../audit/audit-log';
import { AccessToken } from './access-token.entity';
import { CompaniesService } from '../companies/companies.service';
import type { TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import { ChangeFeed } from '../access/change-feed';
import { VerifiedTokens } from './verified-tokens';
import { TokensService } from './tokens.service';

const UNKNOWN = 'The token is unknown, expired or revoked';
const START = new Date('2026-03-02T09:00:00Z');

onEveryEngine(
  'tokens',
  (world: () => World) => {
    let database: TenantDatabase;
    let clock: FixedClock;
    let tokens: TokensService;
    let feed: ChangeFeed;
    let tenant: TenantContext;
    let userId: number;

    beforeAll(async () => {
      const { app, salon } = world();
      database = app.get(TenantDatabase);
      clock = new FixedClock(START);
      feed = app.get(ChangeFeed);
      tokens = instance();
      tenant = await app.get(CompaniesService).contextFor(salon.id);
      const mine = await app.get(TokensService).verify(salon.memberToken);
      userId = mine.userId ?? 0;
    });

    /** Another instance of the service, with an empty cache. */
    const instance = (): TokensService =>
      new TokensService(database, new VerifiedTokens(feed), feed, world().app.get(AuditLog), clock);

    const rowOf = (id: number): Promise<AccessToken> => database.forTenant(tenant).findOneOrFail(AccessToken, { id });

    it('tokens authenticate their user and company, with their abilities', async () => {
      const { token, id } = await tokens.issue(tenant, { userId, name: 'desk', abilities: ['teams:read'] });
      expect(token).toMatch(new RegExp(`^${id}\\|[\\w-]{40}$`));
      await expect(tokens.verify(token)).resolves.toMatchObject({
        companyId: world().salon.id,
        companyName: 'Salon Kessler',
        role: 'member',
        abilities: ['teams:read'],
        locale: 'de',
        timezone: 'Europe/Berlin',
        userId,
        tokenId: id,
      });
    });

    it('tokens are checked in one round trip', async () => {
      const { token } = await tokens.issue(tenant, { userId, name: 'desk' });
      await tokens.verify(token);
      await tokens.beforeApplicationShutdown();
      expect(await statementsOf(world(), () => instance().verify(token))).toHaveLength(1);
    });

    it('tokens that were verified before need no round trip', async () => {
      const { token } = await tokens.issue(tenant, { userId, name: 'desk' });
      await eventually('the token is cached', async () => (await tokens.verify(token)) && tokens.known(token));
      await tokens.beforeApplicationShutdown();
      expect(await statementsOf(world(), () => tokens.verify(token))).toEqual([]);
    });

    describe('that are cached are invalidated', () => {
      /** Changes in the database that no instance makes. */
      const changes: [what: string, sql: (token: number, user: number, company: number) => string][] = [
        ['they are deleted', (token) => `delete from personal_access_tokens where id = ${token}`],
        ['they end', (token) => `update personal_access_tokens set expires_at = '2020-01-01' where id = ${token}`],
        [
          'their secret changes',
          (token) => `update personal_access_tokens set token = repeat('0', 64) where id = ${token}`,
        ],
        ['their user is deleted', (_, user) => `delete from users where id = ${user}`],
        ['all of them go', () => 'truncate personal_access_tokens'],
      ];

      it.each(changes)('cached tokens are invalidated when %s', async (_what, sql) => {
        const companies = world().app.get(CompaniesService);
        const email = `${randomBytes(4).toString('hex')}@example.org`;
        const user = await companies.createUser(tenant, { email, role: 'member' });
        const { id, token } = await tokens.issue(tenant, { userId: user.id, name: 'desk' });
        await eventually('the token is cached', async () => (await tokens.verify(token)) && tokens.known(token));
        await asOwner(world(), sql(id, user.id, tenant.companyId));
        await feed.settled();
        expect(tokens.known(token)).toBeUndefined();
        await expect(tokens.verify(token)).rejects.toMatchObject({ status: 401, message: UNKNOWN });
      });

      it('cached tokens are invalidated when their user gets another role, or their company another name', async () => {
        const { token } = await tokens.issue(tenant, { userId, name: 'desk' });
        for (const [sql, expected] of [
          [`update users set role = 'admin' where id = ${userId}`, { role: 'admin' }],
          [`update users set role = 'member' where id = ${userId}`, { role: 'member' }],
          [`update companies set name = 'Salon K.' where id = ${tenant.companyId}`, { companyName: 'Salon K.' }],
          [
            `update companies set name = 'Salon Kessler' where id = ${tenant.companyId}`,
            { companyName: 'Salon Kessler' },
          ],
        ] as const) {
          await eventually('the token is cached', async () => (await tokens.verify(token)) && tokens.known(token));
          await asOwner(world(), sql);
          await feed.settled();
          await expect(tokens.verify(token)).resolves.toMatchObject(expected);
        }
      });
    });

    it('tokens made by Laravel Sanctum are accepted unchanged', async () => {
      const secret = 'Zk3vPq8mXc7LsT2yWb9nRd4hJf6gKa1eUo5iVxQz';
      const em = database.forTenant(tenant);
      const row = em.create(AccessToken, {
        companyId: tenant.companyId,
        userId,
        name: 'pos-terminal',
        token: '60bcbdde45900f16a7b210fc96e92240b4720784e1e2bc1f975ace1bbb057b30',
        abilities: ['*'],
      });
      await em.persist(row).flush();
      await expect(tokens.verify(`${row.id}|${secret}`)).resolves.toMatchObject({ userId, tokenId: row.id });
    });

    describe('that are refused, always in the same words', () => {
      it('tokens with a wrong secret, an unknown id, or the id of another token are refused', async () => {
        const first = await tokens.issue(tenant, { userId, name: 'first' });
        const second = await tokens.issue(tenant, { userId, name: 'second' });
        const secret = first.token.split('|')[1] ?? '';
        const other = secret.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
        for (const credential of [`${first.id}|${other}`, `999999999|${secret}`, `${second.id}|${secret}`]) {
          await expect(tokens.verify(credential)).rejects.toMatchObject({ status: 401, message: UNKNOWN });
        }
      });

      it('tokens are refused from their expiry on', async () => {
        const expiresAt = new Date(START.getTime() + 60_000);
        const { token } = await tokens.issue(tenant, { userId, name: 'short', expiresAt });
        clock.set(new Date(expiresAt.getTime() - 1));
        await expect(tokens.verify(token)).resolves.toMatchObject({ userId });
        clock.set(expiresAt);
        await expect(tokens.verify(token)).rejects.toMatchObject({ status: 401, message: UNKNOWN });
        clock.set(START);
      });

      it('tokens that were revoked are refused, and revoking again is harmless', async () => {
        const { id, token } = await tokens.issue(tenant, { userId, name: 'lost' });
        await tokens.verify(token);
        await tokens.revoke(tenant, id);
        await tokens.revoke(tenant, id);
        await expect(tokens.verify(token)).rejects.toMatchObject({ status: 401, message: UNKNOWN });
        await expect(tokens.revokeById(id)).rejects.toMatchObject({ status: 404 });
      });

      it.each([
        ['nothing', ''],
        ['no bar', 'abcdef'],
        ['no id', '|secret'],
        ['no secret', '1|'],
        ['a zero', '0|secret'],
        ['a leading zero', '01|secret'],
        ['a sign', '-1|secret'],
        ['a fraction', '1.5|secret'],
        ['SQL', "1 or 1=1|x' or '1'='1"],
        ['another bar', '1|a|b'],
        ['a NUL', '1|a\u0000b'],
        ['a line break', '1|secret\n'],
        ['letters of another script', '١|secret'],
        ['an id beyond exact numbers', '9999999999999999|secret'],
        ['an id beyond 64 bits', `${'9'.repeat(30)}|secret`],
        ['10 MB of secret', `1|${'a'.repeat(10_000_000)}`],
        ['10 MB of id', '1'.repeat(10_000_000)],
      ])('tokens that are %s are refused', async (_, credential) => {
        await expect(tokens.verify(credential)).rejects.toMatchObject({ status: 401, message: UNKNOWN });
      });
    });

    it('tokens are revoked only by their own company', async () => {
      const { app, praxis } = world();
      const other = await app.get(CompaniesService).contextFor(praxis.id);
      const { id, token } = await tokens.issue(tenant, { userId, name: 'kept' });
      await tokens.revoke(other, id);
      await expect(tokens.verify(token)).resolves.toMatchObject({ tokenId: id });
      await expect(tokens.issue(other, { userId, name: 'stolen' })).rejects.toMatchObject({ status: 404 });
    });

    it('tokens have their use noted at most once a minute, in the background', async () => {
      const { id, token } = await tokens.issue(tenant, { userId, name: 'used' });
      const useAt = async (seconds: number): Promise<Date | null | undefined> => {
        clock.set(new Date(START.getTime() + seconds * 1000));
        await tokens.verify(token);
        await tokens.beforeApplicationShutdown();
        return (await rowOf(id)).lastUsedAt;
      };
      expect(await useAt(0)).toEqual(START);
      expect(await useAt(59)).toEqual(START);
      expect(await useAt(60)).toEqual(new Date(START.getTime() + 60_000));
      clock.set(START);
    });

    it('tokens that are checked many times at once have their use noted once', async () => {
      const { id, token } = await tokens.issue(tenant, { userId, name: randomBytes(4).toString('hex') });
      const sent = await statementsOf(world(), async () => {
        await Promise.all(Array.from({ length: 10 }, () => tokens.verify(token)));
        await tokens.beforeApplicationShutdown();
      });
      expect(sent.filter((sql) => sql.startsWith('update'))).toHaveLength(1);
      await eventually('the use is noted', async () => (await rowOf(id)).lastUsedAt);
    });
  },
  { synced: false },
);
