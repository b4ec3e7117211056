import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantContext } from '@app/tenancy';
import type { ClaimedKey } from '../claims/booking-claims';
import { BookingAttempt } from './booking-attempt.entity';

/** An answer as it is kept under an idempotency key. `status` is its HTTP status. */
export interface StoredAnswer {
  status: number;
  body: object;
}

/** What was answered under idempotency keys. Claiming one is a part of claiming the time: see `BookingClaims`. */
@Injectable()
export class Attempts {
  constructor(private readonly database: TenantDatabase) {}

  /** Undefined when the key was not used, or more than a day ago. */
  async find(tenant: TenantContext, key: string): Promise<ClaimedKey | undefined> {
    const [row] = await this.database.forTenant(tenant).transactional((em) =>
      em.execute<ClaimedKey[]>(
        `select request_hash as "requestHash", operation_id as "operationId", status, answer::text as answer
         from booking_attempts where key = ? and expires_at > now()`,
        [key],
      ),
    );
    return row;
  }

  /** Keeps the answer of the request that made the booking. `forget`: the next request under its key starts over. */
  async answer(em: SqlEntityManager, operationId: string, answer: StoredAnswer | 'forget'): Promise<void> {
    if (answer === 'forget') await em.nativeDelete(BookingAttempt, { operationId });
    else await em.nativeUpdate(BookingAttempt, { operationId }, { status: answer.status, answer: answer.body });
  }
}
