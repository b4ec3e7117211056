import { Inject, Injectable } from '@nestjs/common';
import { REDIS, type RedisConnection } from '@app/redis';
import { SharedCounter } from '@app/throttling';
import type { Conversation } from '../conversation';
import { AttemptCounter } from './attempt-counter';

const KEPT_SECONDS = 3600;

/**
 * The appointments that callers have proven to be theirs, for the rest of the call. A lost one is asked for again.
 */
@Injectable()
export class ProvenAppointments {
  private readonly counter: AttemptCounter;

  constructor(@Inject(REDIS) redis: RedisConnection | null) {
    this.counter = new AttemptCounter(redis ? new SharedCounter(redis, KEPT_SECONDS) : undefined);
  }

  async add(conversation: Conversation, bookingId: number): Promise<void> {
    const subject = subjectOf(conversation, bookingId);
    if (subject !== undefined) await this.counter.add(subject, 1);
  }

  async has(conversation: Conversation, bookingId: number): Promise<boolean> {
    const subject = subjectOf(conversation, bookingId);
    return subject !== undefined && (await this.counter.add(subject, 0)) > 0;
  }
}

const subjectOf = ({ tenant, callId }: Conversation, bookingId: number): string | undefined =>
  callId === undefined ? undefined : `proven:${tenant.companyId}:${callId}:${bookingId}`;
