import { type EntityManager, LockMode } from '@mikro-orm/core';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { type AppError, Clock, notFound, unauthenticated } from '@app/common';
import { AuditLog, type Caller } from '../audit/audit-log';
import { AccessToken } from './access-token.entity';
import { User } from './user.entity';
import { type CompanyId, TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import { digestOf, newSecret, sameDigest } from './secrets';
import { ChangeFeed } from '../access/change-feed';
import { type TokenHolder, TokenHolders } from './token-holder';
import { type VerifiedToken, VerifiedTokens } from './verified-tokens';

const UNKNOWN = 'The token is unknown, expired or revoked';
const CREDENTIAL = /^([1-9]\d{0,15})\|([\w-]{1,128})$/;
const NOTE_USE_EVERY_MS = 60_000;

/** The 401 of a credential that is not of the form `<id>|<secret>`, so that no lookup can find it. */
export const refusalOfForm = (credential: string): AppError | undefined =>
  partsOf(credential) ? undefined : unauthenticated(UNKNOWN);

function partsOf(credential: string): { id: number; secret: string } | undefined {
  const [, id, secret] = CREDENTIAL.exec(credential) ?? [];
  return id && secret && Number.isSafeInteger(Number(id)) ? { id: Number(id), secret } : undefined;
}

/** A new token. The secret is not stored and cannot be read again. */
export interface IssuedToken {
  id: number;
  /** `<id>|<secret>`: shown once. */
  token: string;
  expiresAt: Date | null;
}

interface NewToken {
  userId: number;
  name: string;
  abilities?: string[];
  expiresAt?: Date | null;
}

/** Issues, checks and revokes bearer tokens. */
@Injectable()
export class TokensService implements BeforeApplicationShutdown {
  private readonly log = new Logger(TokensService.name);
  private readonly pendingNotes = new Set<Promise<void>>();
  private readonly holders: TokenHolders;

  constructor(
    private readonly database: TenantDatabase,
    private readonly verified: VerifiedTokens,
    private readonly feed: ChangeFeed,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {
    this.holders = new TokenHolders(database);
  }

  /**
   * The tenant of a credential in the cache of verified tokens; needs no query. Undefined decides nothing: {@link verify}
   * does.
   */
  known(credential: string): TenantContext | undefined {
    const token = this.verified.lookup(credential);
    if (!token) return undefined;
    const now = this.clock.millis();
    return token.expiresAt > now ? this.used(token, now) : undefined;
  }

  /** @throws AppError 401, the same for an unknown, expired, revoked or malformed credential. */
  async verify(credential: string): Promise<TenantContext> {
    const parts = partsOf(credential);
    if (!parts) throw unauthenticated(UNKNOWN);
    const known = this.known(credential);
    if (known) return known;
    const epoch = this.verified.epochOf(credential);
    const holder = await this.holders.find(parts.id);
    // Hashes in any case: an unknown id must not answer sooner.
    const matches = sameDigest(digestOf(parts.secret), holder?.digest ?? digestOf(''));
    const now = this.clock.millis();
    if (!holder || !matches || expiryOf(holder) <= now) throw unauthenticated(UNKNOWN);
    const token: VerifiedToken = {
      tenant: new TenantContext(holder),
      tokenId: holder.tokenId,
      expiresAt: expiryOf(holder),
      notedAt: holder.lastUsedAt?.getTime() ?? 0,
    };
    this.verified.fill(credential, token, epoch);
    return this.used(token, now);
  }

  /** For answers that last: whether the caller's token still counts, and the user has the rights of the beginning. */
  async stillAdmits({ tokenId, role, branchId, companyId }: TenantContext): Promise<boolean> {
    const holder = tokenId === undefined ? undefined : await this.holders.find(tokenId);
    if (!holder || expiryOf(holder) <= this.clock.millis()) return false;
    return holder.companyId === companyId && holder.role === role && (holder.branchId ?? undefined) === branchId;
  }

  /** @throws AppError 404 when the user is not one of the company's. */
  issue(caller: Caller, requested: NewToken): Promise<IssuedToken> {
    return this.database.forTenant(caller).transactional((em) => this.issueIn(em, caller, requested));
  }

  /** {@link issue} inside the transaction of a larger change. */
  async issueIn(em: EntityManager, caller: Caller, requested: NewToken): Promise<IssuedToken> {
    const user = await em.findOne(User, { id: requested.userId });
    if (!user) throw notFound(`There is no user ${requested.userId} in this company`);
    const secret = newSecret();
    const token = em.create(AccessToken, {
      companyId: caller.companyId,
      userId: user.id,
      name: requested.name,
      token: digestOf(secret),
      abilities: requested.abilities ?? ['*'],
      expiresAt: requested.expiresAt ?? null,
    });
    await em.persist(token).flush();
    const expiresAt = token.expiresAt ?? null;
    this.audit.record(em, caller, {
      action: 'token.issued',
      object: ['token', token.id],
      details: { user_id: user.id, abilities: token.abilities, expires_at: expiresAt?.toISOString() ?? null },
    });
    return { id: token.id, token: `${token.id}|${secret}`, expiresAt };
  }

  /** When it resolves, no instance accepts the token any more. Revoking twice is harmless. */
  async revoke(caller: Caller, id: number): Promise<void> {
    const em = this.database.forTenant(caller);
    const token = await em.findOne(AccessToken, { id });
    if (!token) return;
    this.audit.record(em, caller, {
      action: 'token.revoked',
      object: ['token', id],
      details: { user_id: token.userId },
    });
    await em.remove(token).flush();
    this.verified.invalidateToken(id);
    await this.feed.settled();
  }

  /** {@link revoke} for operators, who name a token and no company. @throws AppError 404 when there is no such token. */
  async revokeById(id: number): Promise<void> {
    const token = await this.database.forLookup('app.token_id', id).findOne(AccessToken, { id }, { filters: false });
    if (!token) throw notFound(`There is no token ${id}`);
    await this.revoke({ companyId: token.companyId as CompanyId }, id);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.pendingNotes);
  }

  private used(token: VerifiedToken, now: number): TenantContext {
    if (now - token.notedAt >= NOTE_USE_EVERY_MS) {
      token.notedAt = now;
      this.noteUse(token.tenant, token.tokenId, new Date(now));
    }
    return token.tenant;
  }

  /** Runs in the background, so no request waits for it. Skips a row that another transaction has locked. */
  private noteUse(tenant: TenantContext, id: number, now: Date): void {
    const work = this.database
      .forTenant(tenant)
      .transactional(async (em) => {
        const token = await em.findOne(AccessToken, { id }, { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE });
        if (token && now.getTime() - (token.lastUsedAt?.getTime() ?? 0) >= NOTE_USE_EVERY_MS) token.lastUsedAt = now;
      })
      .catch((error: unknown) => this.log.warn(`Could not note the use of token ${id}: ${String(error)}`))
      .finally(() => this.pendingNotes.delete(work));
    this.pendingNotes.add(work);
  }
}

const expiryOf = ({ expiresAt }: TokenHolder): number => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
