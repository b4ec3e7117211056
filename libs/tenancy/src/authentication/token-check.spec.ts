import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger, type LoggerService } from '@nestjs/common';
import { FixedClock } from '../../../common/testing/fixed-clock';
import { type BareDatabase, openBareDatabase } from '../../../../test/support/bare-database';
import { eventually } from '../../../../test/support/eventually';
import { statementsSentBy } from '../../../../test/support/statements';
import { ScriptedChangeFeed } from '../../testing/scripted-change-feed';
import { AuditLog } from '../audit/audit-log';
import type { AuditEntry } from '../audit/audit-entry.entity';
import { AccessToken } from './access-token.entity';
import { Company } from '../companies/company.entity';
import { User } from './user.entity';
import { type CompanyId, TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import { VerifiedTokens } from './verified-tokens';
import { TokensService } from './tokens.service';

const UNKNOWN = { status: 401, code: 'unauthenticated', message: 'The token is unknown, expired or revoked' };
const START = new Date('2026-03-02T09:00:00Z');
const after = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);

describe('the check of a token', () => {
  let bare: BareDatabase;
  let database: TenantDatabase;
  let audit: AuditLog;
  let clock: FixedClock;
  let feed: ScriptedChangeFeed;
  let tokens: TokensService;
  let salon: { tenant: TenantContext; userId: number };
  let praxis: typeof salon;

  beforeAll(async () => {
    bare = await openBareDatabase();
    database = new TenantDatabase(bare.orm.em);
    clock = new FixedClock(START);
    audit = new AuditLog(database, clock);
    salon = await seedCompany('Salon Kessler');
    praxis = await seedCompany('Physiotherapie am Park');
  });
  afterAll(() => bare?.close());

  beforeEach(() => {
    clock.set(START);
    feed = new ScriptedChangeFeed();
    tokens = instance();
  });
  afterEach(() => tokens.beforeApplicationShutdown());

  /** Another instance of the service, with an empty cache. */
  const instance = (): TokensService => new TokensService(database, new VerifiedTokens(feed), feed, audit, clock);

  async function seedCompany(name: string): Promise<typeof salon> {
    const id = (await database.nextId('companies')) as CompanyId;
    return database.forTenant({ companyId: id }).transactional(async (em) => {
      await em.persist(em.create(Company, { id, name, timezone: 'Europe/Berlin' })).flush();
      const user = em.create(User, { companyId: id, email: `${id}@example.org`, role: 'member' });
      await em.persist(user).flush();
      const tenant = TenantContext.forCompany({ id, name, timezone: 'Europe/Berlin', locale: 'de' });
      return { tenant, userId: user.id };
    });
  }

  const issue = (options: { abilities?: string[]; expiresAt?: Date } = {}) =>
    tokens.issue(salon.tenant, { userId: salon.userId, name: 'desk', ...options });
  const rowOf = (id: number): Promise<AccessToken | null> =>
    database.forTenant(salon.tenant).findOne(AccessToken, { id });
  const lastUseOf = async (id: number): Promise<Date | null | undefined> => (await rowOf(id))?.lastUsedAt;
  const sentBy = (work: () => Promise<unknown>): Promise<string[]> =>
    statementsSentBy(bare.orm, async () => {
      await work();
      await tokens.beforeApplicationShutdown();
    });
  const entriesOf = async (id: number): Promise<AuditEntry[]> =>
    (await audit.page(salon.tenant, { limit: 100 })).items.filter(({ objectId }) => objectId === id);

  it('the check of a token returns its user and company, with its abilities', async () => {
    const { id, token } = await issue({ abilities: ['teams:read'] });
    expect({ ...(await tokens.verify(token)) }).toEqual({
      companyId: salon.tenant.companyId,
      companyName: 'Salon Kessler',
      role: 'member',
      abilities: ['teams:read'],
      locale: 'de',
      timezone: 'Europe/Berlin',
      userId: salon.userId,
      tokenId: id,
    });
  });

  it('the check of a token gives every ability to one that was issued without a list', async () => {
    const { id, token } = await issue();
    await expect(tokens.verify(token)).resolves.toMatchObject({ abilities: ['*'] });
    expect((await rowOf(id))?.token).toBe(
      createHash('sha256')
        .update(token.split('|')[1] ?? '')
        .digest('hex'),
    );
  });

  it('the check of a token refuses a wrong secret, and a wrong or unknown id', async () => {
    const [one, other] = [await issue(), await issue()];
    const secret = one.token.split('|')[1] ?? '';
    const wrong = secret.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    for (const credential of [`${one.id}|${wrong}`, `${other.id}|${secret}`, `999999999|${secret}`]) {
      await expect(tokens.verify(credential)).rejects.toMatchObject(UNKNOWN);
    }
  });

  it('the check of a token refuses a good token with extra characters, without a query', async () => {
    const { id, token } = await issue();
    const secret = token.split('|')[1] ?? '';
    const spoilt = [`0${token}`, `x${token}`, ` ${token}`, `${token} `, `${token}\n`, `${token}|x`, `x\n${token}`];
    const malformed = [
      '',
      `${id}`,
      `|${secret}`,
      `${id}|`,
      `0|${secret}`,
      `9999999999999999|${secret}`,
      `${'1'.repeat(17)}|x`,
    ];
    const sent = await sentBy(async () => {
      for (const credential of [...spoilt, ...malformed, `${id}|${'a'.repeat(129)}`]) {
        await expect(tokens.verify(credential)).rejects.toMatchObject(UNKNOWN);
      }
    });
    expect(sent).toEqual([]);
    await expect(tokens.verify(token)).resolves.toMatchObject({ tokenId: id });
  });

  it.each(['cached', 'looked up'])('the check of a token refuses one that is %s from its expiry on', async (how) => {
    const { token, expiresAt } = await issue({ expiresAt: after(60) });
    expect(expiresAt).toEqual(after(60));
    clock.set(new Date(after(60).getTime() - 1));
    await expect(tokens.verify(token)).resolves.toMatchObject({ userId: salon.userId });
    clock.set(after(60));
    const checking = how === 'cached' ? tokens : instance();
    expect(checking.known(token)).toBeUndefined();
    await expect(checking.verify(token)).rejects.toMatchObject(UNKNOWN);
  });

  it('the check of a token needs no query once it has looked the token up', async () => {
    const { token } = await issue();
    expect(tokens.known(token)).toBeUndefined();
    const tenant = await tokens.verify(token);
    expect(tokens.known(token)).toBe(tenant);
    await tokens.beforeApplicationShutdown();
    expect(await sentBy(() => tokens.verify(token))).toEqual([]);
  });

  describe('of a revoked token', () => {
    it('the check of a revoked token fails at once where it was revoked, before any event', async () => {
      const { id, token } = await issue();
      await tokens.verify(token);
      await tokens.revoke(salon.tenant, id);
      expect(tokens.known(token)).toBeUndefined();
      await expect(tokens.verify(token)).rejects.toMatchObject(UNKNOWN);
      await expect(tokens.revoke(salon.tenant, id)).resolves.toBeUndefined();
    });

    it('the check of a revoked token fails for that one and no other', async () => {
      const issued = await Promise.all(Array.from({ length: 6 }, () => issue()));
      const revoked = [issued[1], issued[4], issued[2]];
      for (const token of revoked) await tokens.revoke(salon.tenant, token?.id ?? 0);
      for (const token of issued) {
        const verified = instance().verify(token.token);
        if (revoked.includes(token)) await expect(verified).rejects.toMatchObject(UNKNOWN);
        else await expect(verified).resolves.toMatchObject({ tokenId: token.id });
      }
    });

    it('revoking a token resolves only when no instance accepts it any more', async () => {
      const { id } = await issue();
      const { promise, resolve } = Promise.withResolvers<void>();
      feed.propagation = promise;
      let isRevoked = false;
      const revoked = tokens.revoke(salon.tenant, id).then(() => (isRevoked = true));
      await eventually('it is gone', async () => (await rowOf(id)) === null);
      expect(isRevoked).toBe(false);
      resolve();
      await revoked;
    });

    it('the check of a revoked token fails when an operator revoked it by id alone', async () => {
      const { id, token } = await issue();
      await tokens.revokeById(id);
      await expect(tokens.verify(token)).rejects.toMatchObject(UNKNOWN);
      const gone = { status: 404, code: 'not_found', message: `There is no token ${id}` };
      await expect(tokens.revokeById(id)).rejects.toMatchObject(gone);
    });

    it('the check of a token still succeeds when another company tried to revoke it', async () => {
      const { id, token } = await issue();
      await tokens.revoke(praxis.tenant, id);
      await expect(tokens.verify(token)).resolves.toMatchObject({ tokenId: id });
    });
  });

  it('issuing a token for a user of another company is refused', async () => {
    await expect(tokens.issue(praxis.tenant, { userId: salon.userId, name: 'stolen' })).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
      message: 'There is no such user in this company',
    });
  });

  it('the audit log records issued and revoked tokens', async () => {
    const ending = await issue({ abilities: ['teams:read'], expiresAt: after(60) });
    const endless = await issue();
    await tokens.revoke(salon.tenant, ending.id);
    expect(await entriesOf(ending.id)).toMatchObject([
      { action: 'token.revoked', objectType: 'token', details: { user_id: salon.userId } },
      {
        action: 'token.issued',
        objectType: 'token',
        details: { user_id: salon.userId, abilities: ['teams:read'], expires_at: after(60).toISOString() },
      },
    ]);
    expect(await entriesOf(endless.id)).toMatchObject([{ action: 'token.issued', details: { expires_at: null } }]);
    expect(endless.expiresAt).toBeNull();
  });

  describe('noting the use', () => {
    let warnings: unknown[];

    beforeEach(() => {
      warnings = [];
      Logger.overrideLogger({ warn: (text: unknown) => warnings.push(text) } as unknown as LoggerService);
    });
    afterEach(() => Logger.overrideLogger(['error']));

    it('the use of a token is noted once a minute, whether it is cached or looked up', async () => {
      const { id, token } = await issue();
      for (const [seconds, noted] of [
        [0, 0],
        [59, 0],
        [60, 60],
        [119, 60],
        [120, 120],
      ] as const) {
        clock.set(after(seconds));
        const sent = await sentBy(() => tokens.verify(token));
        expect({ seconds, updates: sent.filter((sql) => sql.startsWith('update')).length }).toEqual({
          seconds,
          updates: seconds === noted ? 1 : 0,
        });
        expect(await lastUseOf(id)).toEqual(after(noted));
      }
      clock.set(after(179));
      // One lookup and no update: the row already has a recent use.
      tokens = instance();
      expect(await sentBy(() => tokens.verify(token))).toHaveLength(1);
    });

    it('noting the use of a token needs no query while the token is cached', async () => {
      const { token } = await issue();
      await tokens.verify(token);
      await tokens.beforeApplicationShutdown();
      clock.set(after(59));
      expect(await sentBy(() => tokens.verify(token))).toEqual([]);
    });

    it('the use of a token is not noted again when another instance was faster', async () => {
      const { id, token } = await issue();
      const other = instance();
      for (const each of [tokens, other]) {
        await each.verify(token);
        await each.beforeApplicationShutdown();
      }
      clock.set(after(60));
      await other.verify(token);
      await other.beforeApplicationShutdown();
      clock.set(after(61));
      await tokens.verify(token);
      await tokens.beforeApplicationShutdown();
      expect(await lastUseOf(id)).toEqual(after(60));
    });

    it('noting the use of a token skips a row that is locked', async () => {
      const { token } = await issue();
      const sent = await sentBy(() => tokens.verify(token));
      expect(sent.filter((sql) => sql.includes('for update'))).toEqual([
        expect.stringMatching(/for update skip locked$/),
      ]);
    });

    it('the use of a token that was deleted meanwhile is not noted', async () => {
      const { id, token } = await issue();
      await tokens.verify(token);
      await tokens.beforeApplicationShutdown();
      await bare.asOwner(`delete from personal_access_tokens where id = ${id}`);
      clock.set(after(60));
      await tokens.verify(token);
      await tokens.beforeApplicationShutdown();
      expect(warnings).toEqual([]);
    });

    it('a use that cannot be noted is logged with the reason, and the token stays valid', async () => {
      const { id, token } = await issue();
      await bare.asOwner(`revoke update on personal_access_tokens from ${bare.role}`);
      try {
        await expect(tokens.verify(token)).resolves.toMatchObject({ tokenId: id });
        await tokens.beforeApplicationShutdown();
      } finally {
        await bare.asOwner(`grant update on personal_access_tokens to ${bare.role}`);
      }
      expect(warnings).toEqual([
        expect.stringMatching(new RegExp(`^Could not note the use of token ${id}: .*denied`, 's')),
      ]);
      expect(tokens['pendingNotes'].size).toBe(0);
    });
  });
});
