import { Inject, Injectable } from '@nestjs/common';
import { REDIS, type RedisConnection } from '@app/redis';
import { SharedCounter } from '@app/throttling';
import type { Conversation } from '../conversation';
import { AttemptCounter } from './attempt-counter';

const KEPT_SECONDS = 3600;

/**
 * What a caller has shown to know of an appointment. `owner`: its code, or the name on it, and may hear all of it. `day`: its
 * day alone, which a calling number finds, too; enough to change it, not to hear more.
 */
export type Knowledge = 'owner' | 'day';

/** What callers have proven to know about appointments, for the rest of the call. If lost, they are asked again. */
@Injectable()
export class ProvenAppointments {
  private readonly counter: AttemptCounter;

  constructor(@Inject(REDIS) redis: RedisConnection | null) {
    this.counter = new AttemptCounter(redis ? new SharedCounter(redis, KEPT_SECONDS) : undefined);
  }

  async add({ tenant, callId }: Conversation, bookingId: number, knowledge: Knowledge): Promise<void> {
    if (callId !== undefined) await this.counter.add(`${knowledge}:${tenant.companyId}:${callId}:${bookingId}`, 1);
  }

  async of({ tenant, callId }: Conversation, bookingId: number): Promise<Knowledge | undefined> {
    if (callId === undefined) return undefined;
    for (const knowledge of ['owner', 'day'] as const) {
      const shown = await this.counter.add(`${knowledge}:${tenant.companyId}:${callId}:${bookingId}`, 0);
      if (shown > 0) return knowledge;
    }
    return undefined;
  }
}
