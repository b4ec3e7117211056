import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Conversation } from '../conversation';
import { type OfferedSlot, slotsIn } from './offered-slot';

/** An answer, or the text of one, which is only read when somebody chooses. */
export type Told = { readonly text: string } | { readonly answer: Readonly<Record<string, unknown>> };

/** Calls whose last offer is known. An answer has less than a kilobyte. */
const MAX_CALLS = 5000;
/** Longer than calls last. */
const KEPT_MS = 2 * 3_600_000;

/** What was last offered in each call, in this process: "the second one" is said right after it. */
@Injectable()
export class LastOffers {
  private readonly calls = new LRUCache<string, Told>({ maxSize: MAX_CALLS, sizeCalculation: () => 1, ttl: KEPT_MS });

  remember(conversation: Pick<Conversation, 'tenant' | 'callId' | 'source'>, told: Told): void {
    const key = keyOf(conversation);
    if (key !== undefined) this.calls.set(key, told);
  }

  /** In the order in which they were read out. */
  of(conversation: Pick<Conversation, 'tenant' | 'callId' | 'source'>): OfferedSlot[] {
    const key = keyOf(conversation);
    const told = key === undefined ? undefined : this.calls.get(key);
    return told === undefined ? [] : slotsIn('text' in told ? JSON.parse(told.text) : told.answer);
  }
}

/**
 * A company's own: call ids of two companies may be equal. A client of MCP has no call: what one of its conversations was
 * offered must not be chosen in another.
 */
const keyOf = ({ tenant, callId, source }: Pick<Conversation, 'tenant' | 'callId' | 'source'>): string | undefined =>
  callId === undefined || source === 'mcp' ? undefined : `${tenant.companyId} ${callId}`;
