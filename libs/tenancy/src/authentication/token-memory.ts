import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NearMemory } from '@app/common';
import type { TenantContext } from '../access/tenant-context';
import { type CallerNews, DatabaseNews } from './database-news';

/** A credential that was found good. */
export interface KnownToken {
  readonly tenant: TenantContext;
  readonly tokenId: number;
  /** Milliseconds since 1970; infinite for a token without an end. */
  readonly expiresAt: number;
  /** When its use was last noted, in milliseconds since 1970. */
  notedAt: number;
}

const CAPACITY = 20_000;
/** Beyond news: whatever nobody tells is found out after so long. */
const TTL_MS = 10_000;

/**
 * Credentials that were verified a moment ago, by their digest: the secret itself is not kept, and how long a look-up
 * takes says nothing about it. Forgotten the moment that the token, its user or its company changes anywhere.
 */
@Injectable()
export class TokenMemory {
  private readonly known: NearMemory<KnownToken>;

  constructor(news: DatabaseNews) {
    this.known = new NearMemory(news, { capacity: CAPACITY, ttl: TTL_MS });
    news.listen(
      (told) => this.hear(told),
      () => this.known.forgetAll(),
    );
  }

  get moment(): number {
    return this.known.moment;
  }

  get(credential: string): KnownToken | undefined {
    return this.known.get(digestOf(credential));
  }

  /** @param since the {@link moment} before the database was asked. */
  keep(credential: string, token: KnownToken, since: number): void {
    this.known.keep(digestOf(credential), token, since);
  }

  forgetToken(id: number): void {
    this.known.forgetWhere(({ tokenId }) => tokenId === id);
  }

  private hear(news: CallerNews): void {
    const [subject, text] = news.split(':');
    const id = Number(text);
    if (subject === 'token') this.forgetToken(id);
    else if (subject === 'user') this.known.forgetWhere(({ tenant }) => tenant.userId === id);
    else if (subject === 'company') this.known.forgetWhere(({ tenant }) => tenant.companyId === id);
    else this.known.forgetAll();
  }
}

/** In the form that is quickest to make and to compare. */
const digestOf = (credential: string): string => hash('sha256', credential, 'binary');
