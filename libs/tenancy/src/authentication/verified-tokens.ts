import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LocalCache } from '@app/common';
import type { TenantContext } from '../access/tenant-context';
import { ChangeFeed, type RowChange } from '../access/change-feed';

/** A credential that was verified. */
export interface VerifiedToken {
  readonly tenant: TenantContext;
  readonly tokenId: number;
  /** Milliseconds since 1970; infinite for a token without an end. */
  readonly expiresAt: number;
  /** When `last_used_at` was last written, in milliseconds since 1970. */
  notedAt: number;
}

const MAX_TOKENS = 50_000;

interface Entry {
  digest: string;
  token: VerifiedToken;
}

/**
 * A local cache of verified credentials, by the token's id and with the digest of the whole credential: the secret
 * itself is not kept, and the time of a lookup does not leak it. An entry is used until its token expires, or the change
 * feed invalidates it because its token, user or company has changed, wherever that happened.
 */
@Injectable()
export class VerifiedTokens {
  private readonly cache: LocalCache<Entry>;

  constructor(feed: ChangeFeed) {
    this.cache = new LocalCache(feed, { capacity: MAX_TOKENS });
    feed.listen(
      (change) => this.invalidate(change),
      () => this.cache.invalidateAll(),
    );
  }

  epochOf(credential: string): number {
    return this.cache.epochOf(idIn(credential));
  }

  lookup(credential: string): VerifiedToken | undefined {
    const entry = this.cache.get(idIn(credential));
    return entry && entry.digest === digestOf(credential) ? entry.token : undefined;
  }

  /** @param epoch the credential's {@link epochOf} from before the lookup in the database. */
  fill(credential: string, token: VerifiedToken, epoch: number): void {
    this.cache.fill(idIn(credential), { digest: digestOf(credential), token }, epoch);
  }

  invalidateToken(id: number): void {
    this.cache.invalidate(String(id));
  }

  private invalidate(change: RowChange): void {
    if (change === 'everything') this.cache.invalidateAll();
    else if (change.subject === 'token') this.invalidateTokens(change);
    else if (change.subject === 'user') this.invalidateHolders(change, ({ userId }) => userId);
    else if (change.subject === 'company') this.invalidateHolders(change, ({ companyId }) => companyId);
  }

  private invalidateTokens(change: Exclude<RowChange, 'everything'>): void {
    if ('keys' in change) for (const id of change.keys) this.cache.invalidate(id);
    else this.cache.invalidateWhere(({ token }) => token.tenant.companyId === change.companyId);
  }

  private invalidateHolders(
    change: Exclude<RowChange, 'everything'>,
    idOf: (tenant: TenantContext) => number | undefined,
  ): void {
    const concerns =
      'keys' in change
        ? (tenant: TenantContext) => change.keys.includes(String(idOf(tenant)))
        : ({ companyId }: TenantContext) => companyId === change.companyId;
    this.cache.invalidateWhere(({ token }) => concerns(token.tenant));
  }
}

const idIn = (credential: string): string => credential.slice(0, credential.indexOf('|'));

/** Binary: the fastest form to compute and to compare. */
const digestOf = (credential: string): string => hash('sha256', credential, 'binary');
