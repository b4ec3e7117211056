import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LocalCache } from '@app/common';
import type { TenantContext } from '../access/tenant-context';
import { type CallerChange, ChangeFeed } from './change-feed';

/** A credential that was verified. */
export interface VerifiedToken {
  readonly tenant: TenantContext;
  readonly tokenId: number;
  /** Milliseconds since 1970; infinite for a token without an end. */
  readonly expiresAt: number;
  /** When `last_used_at` was last written, in milliseconds since 1970. */
  notedAt: number;
}

const MAX_TOKENS = 20_000;
/** Bounds the staleness of changes for which the database emits no event. */
const TTL_MS = 10_000;

/**
 * A local cache of verified credentials, by digest: the secret itself is not kept, and the time of a lookup does not
 * leak it. The change feed invalidates an entry when its token, user or company changes, wherever that happens.
 */
@Injectable()
export class VerifiedTokens {
  private readonly cache: LocalCache<VerifiedToken>;

  constructor(feed: ChangeFeed) {
    this.cache = new LocalCache(feed, { capacity: MAX_TOKENS, ttl: TTL_MS });
    feed.listen(
      (change) => this.invalidate(change),
      () => this.cache.invalidateAll(),
    );
  }

  get epoch(): number {
    return this.cache.epoch;
  }

  lookup(credential: string): VerifiedToken | undefined {
    return this.cache.get(digestOf(credential));
  }

  /** @param epoch the {@link epoch} from before the lookup in the database. */
  fill(credential: string, token: VerifiedToken, epoch: number): void {
    this.cache.fill(digestOf(credential), token, epoch);
  }

  invalidateToken(id: number): void {
    this.cache.invalidateWhere(({ tokenId }) => tokenId === id);
  }

  private invalidate(change: CallerChange): void {
    const [subject, text] = change.split(':');
    const id = Number(text);
    if (subject === 'token') this.invalidateToken(id);
    else if (subject === 'user') this.cache.invalidateWhere(({ tenant }) => tenant.userId === id);
    else if (subject === 'company') this.cache.invalidateWhere(({ tenant }) => tenant.companyId === id);
    else this.cache.invalidateAll();
  }
}

/** Binary: the fastest form to compute and to compare. */
const digestOf = (credential: string): string => hash('sha256', credential, 'binary');
