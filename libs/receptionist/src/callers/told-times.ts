import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { REDIS, type RedisConnection } from '@app/redis';
import { SharedCounter } from '@app/throttling';
import type { Conversation } from '../conversation';

/** Longer than calls last. */
const KEPT_SECONDS = 2 * 3600;
const MAX_TOLD = 50_000;

type Call = Pick<Conversation, 'tenant' | 'callId'>;

/** Appointments whose times callers heard before they had proven anything: naming the day is no proof then. */
@Injectable()
export class ToldTimes {
  private readonly own = new LRUCache<string, true>({
    maxSize: MAX_TOLD,
    sizeCalculation: () => 1,
    ttl: KEPT_SECONDS * 1000,
  });
  private readonly shared?: Pick<SharedCounter, 'add'>;

  constructor(@Inject(REDIS) redis: RedisConnection | null) {
    if (redis) this.shared = new SharedCounter(redis, KEPT_SECONDS);
  }

  async add(call: Call, bookingId: number): Promise<void> {
    const subject = subjectOf(call, bookingId);
    if (subject === undefined) return;
    this.own.set(subject, true);
    await this.shared?.add(subject, 1);
  }

  /** True also while it is unknown, since another instance may have told the time. */
  async has(call: Call, bookingId: number): Promise<boolean> {
    const subject = subjectOf(call, bookingId);
    if (subject === undefined || this.own.has(subject)) return true;
    return this.shared !== undefined && (await this.shared.add(subject, 0)) !== 0;
  }
}

const subjectOf = ({ tenant, callId }: Call, bookingId: number): string | undefined =>
  callId === undefined ? undefined : `told:${tenant.companyId}:${callId}:${bookingId}`;
