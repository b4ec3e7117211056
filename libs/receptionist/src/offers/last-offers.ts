import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { REDIS, type RedisConnection } from '@app/redis';
import type { Conversation } from '../conversation';
import { type OfferedSlot, slotsIn } from './offered-slot';
import { SharedOffers } from './shared-offers';

/** Calls whose last offer is known. An answer has less than a kilobyte. */
const MAX_CALLS = 5000;
/** Longer than calls last. */
const KEPT_MS = 2 * 3_600_000;

type Call = Pick<Conversation, 'tenant' | 'callId' | 'source'>;

/**
 * What was last offered in each call: "the second one" is said right after it, perhaps to another instance. With Redis that
 * alone tells: what this process remembers may be older than what another one has offered since.
 */
@Injectable()
export class LastOffers {
  private readonly own = new LRUCache<string, string>({ maxSize: MAX_CALLS, sizeCalculation: () => 1, ttl: KEPT_MS });
  private readonly shared?: SharedOffers;

  constructor(@Inject(REDIS) redis: RedisConnection | null) {
    if (redis) this.shared = new SharedOffers(redis);
  }

  /** @param told the text of an answer, which is only read when somebody chooses. */
  remember(call: Call, told: string): void {
    const key = keyOf(call);
    if (key === undefined) return;
    this.own.set(key, told);
    void this.shared?.keep(key, told);
  }

  /** In the order in which they were read out. Undefined: something may have been offered, and nobody knows now what. */
  async of(call: Call): Promise<readonly OfferedSlot[] | undefined> {
    const key = keyOf(call);
    if (key === undefined) return [];
    const own = this.own.get(key);
    const told = this.shared ? await this.shared.read(key) : (own ?? '');
    // Redis may have lost it: a restart, an eviction.
    if (told === undefined || (told === '' && own !== undefined)) return undefined;
    return told === '' ? [] : slotsIn(JSON.parse(told));
  }

  /** The same, as what words about a time may refer to. */
  async heardIn(call: Call): Promise<{ offered: Date[]; isOfferUnknown: boolean }> {
    const offered = await this.of(call);
    return { offered: offered?.map(({ start }) => start) ?? [], isOfferUnknown: offered === undefined };
  }
}

/**
 * A company's own: call ids of two companies may be equal. A client of MCP has no call: what one of its conversations was
 * offered must not be chosen in another.
 */
const keyOf = ({ tenant, callId, source }: Call): string | undefined =>
  callId === undefined || source === 'mcp' ? undefined : `offers:${tenant.companyId}:${callId}`;
