import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LocalCache } from '@app/common';
import type { TenantContext } from '../access/tenant-context';
import { type CallerChange, ChangeFeed } from './change-feed';

/** A credential that was found good. */
export interface VerifiedToken {
  readonly tenant: TenantContext;
  readonly tokenId: number;
  /** Milliseconds since 1970; infinite for a token without an end. */
  readonly expiresAt: number;
  /** When its use was last noted, in milliseconds since 1970. */
  notedAt: number;
}

const MAX_TOKENS = 20_000;
/** Beyond news: whatever nobody tells is found out after so long. */
const TTL_MS = 10_000;

/**
 * Credentials that were verified a moment ago, by their digest: the secret itself is not kept, and how long a look-up
 * takes says nothing about it. Forgotten the moment that the token, its user or its company changes anywhere.
 */
@Injectable()
export class VerifiedTokens {
  private readonly known: LocalCache<VerifiedToken>;

  constructor(news: ChangeFeed) {
    this.known = new LocalCache(news, { capacity: MAX_TOKENS, ttl: TTL_MS });
    news.listen(
      (told) => this.invalidate(told),
      () => this.known.invalidateAll(),
    );
  }

  get epoch(): number {
    return this.known.epoch;
  }

  lookup(credential: string): VerifiedToken | undefined {
    return this.known.get(digestOf(credential));
  }

  /** @param epoch the {@link epoch} before the database was asked. */
  fill(credential: string, token: VerifiedToken, epoch: number): void {
    this.known.fill(digestOf(credential), token, epoch);
  }

  invalidateToken(id: number): void {
    this.known.invalidateWhere(({ tokenId }) => tokenId === id);
  }

  private invalidate(news: CallerChange): void {
    const [subject, text] = news.split(':');
    const id = Number(text);
    if (subject === 'token') this.invalidateToken(id);
    else if (subject === 'user') this.known.invalidateWhere(({ tenant }) => tenant.userId === id);
    else if (subject === 'company') this.known.invalidateWhere(({ tenant }) => tenant.companyId === id);
    else this.known.invalidateAll();
  }
}

/** In the form that is quickest to make and to compare. */
const digestOf = (credential: string): string => hash('sha256', credential, 'binary');
