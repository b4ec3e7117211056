import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { REDIS, type RedisConnection } from '@app/redis';
import type { Conversation } from '../conversation';
import { type OfferedSlot, slotsIn } from './offered-slot';
import { SharedOffers } from './shared-offers';

/** Maximum number of calls whose last offer is kept. An answer has less than 1 kB. */
const MAX_CALLS = 5000;
/** Longer than calls last. */
const KEPT_MS = 2 * 3_600_000;

type Call = Pick<Conversation, 'tenant' | 'callId' | 'source'>;

/**
 * The last offer of each call, which "the second one" refers to, perhaps at another instance. With Redis, only Redis is
 * read: this process's own copy may be older than what another instance has offered since.
 */
@Injectable()
export class LastOffers {
  private readonly own = new LRUCache<string, string>({ maxSize: MAX_CALLS, sizeCalculation: () => 1, ttl: KEPT_MS });
  private readonly shared?: SharedOffers;

  constructor(@Inject(REDIS) redis: RedisConnection | null) {
    if (redis) this.shared = new SharedOffers(redis);
  }

  /** @param told the text of an answer, which is only parsed when the caller chooses. */
  remember(call: Call, told: string): void {
    const key = keyOf(call);
    if (key === undefined) return;
    this.own.set(key, told);
    void this.shared?.keep(key, told);
  }

  /** In the order in which they were read out. Undefined: something may have been offered, but what is unknown. */
  async of(call: Call): Promise<readonly OfferedSlot[] | undefined> {
    const key = keyOf(call);
    if (key === undefined) return [];
    const own = this.own.get(key);
    const told = this.shared ? await this.shared.read(key) : (own ?? '');
    // Redis may have lost it: a restart, an eviction.
    if (told === undefined || (told === '' && own !== undefined)) return undefined;
    return told === '' ? [] : slotsIn(JSON.parse(told));
  }

  /** The offered times, which words about a time may refer to. */
  async heardIn(call: Call): Promise<{ offered: Date[]; isOfferUnknown: boolean }> {
    const offered = await this.of(call);
    return { offered: offered?.map(({ start }) => start) ?? [], isOfferUnknown: offered === undefined };
  }
}

/**
 * Includes the company, since call ids of two companies may be equal. An MCP client has no call: an offer of one of its
 * conversations must not be chosen in another.
 */
const keyOf = ({ tenant, callId, source }: Call): string | undefined =>
  callId === undefined || source === 'mcp' ? undefined : `offers:${tenant.companyId}:${callId}`;
