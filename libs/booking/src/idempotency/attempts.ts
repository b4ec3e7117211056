import { randomUUID } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { Clock } from '@app/common';
import { TenantDatabase, type TenantContext } from '@app/tenancy';
import { BookingAttempt } from './booking-attempt.entity';

const RETENTION_MS = 24 * 3_600_000;
/** Longer than any request can run, so an expired holder is certainly gone. */
const HOLD_MS = 5 * 60_000;

export interface Claim {
  attempt: BookingAttempt;
  /** `new`: the first request. `resumed`: an earlier one ended without a result. `taken`: answered, or under way. */
  kind: 'new' | 'resumed' | 'taken';
}

/** Claims on idempotency keys. Each step is one statement, so it is atomic across processes and survives crashes. */
@Injectable()
export class Attempts {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /** The caller works on the request unless the claim is `taken`. */
  async claim(tenant: TenantContext, key: string, requestHash: string): Promise<Claim> {
    for (;;) {
      const attempt = await this.find(tenant, key);
      if (attempt) {
        const isResumed = attempt.requestHash === requestHash && (await this.resume(tenant, attempt));
        return { attempt, kind: isResumed ? 'resumed' : 'taken' };
      }
      const made = await this.insert(tenant, key, requestHash);
      if (made) return { attempt: made, kind: 'new' };
      // Another request inserted the row meanwhile: read it.
    }
  }

  /** Stores the answer; `status` is its HTTP status. */
  async complete(tenant: TenantContext, { id }: BookingAttempt, status: number, answer: unknown): Promise<void> {
    const em = this.database.forTenant(tenant);
    em.assign(await em.findOneOrFail(BookingAttempt, { id }), { status, answer });
    await em.flush();
  }

  /** Ends the hold without a result: the next request resumes the attempt. */
  async release(tenant: TenantContext, { id }: BookingAttempt): Promise<void> {
    await this.database.forTenant(tenant).nativeUpdate(BookingAttempt, { id }, { heldUntil: this.clock.now() });
  }

  /** The request had no effect, so the next one under the key starts anew. */
  async remove(tenant: TenantContext, { id }: BookingAttempt): Promise<void> {
    await this.database.forTenant(tenant).nativeDelete(BookingAttempt, { id });
  }

  private async find(tenant: TenantContext, key: string): Promise<BookingAttempt | null> {
    const attempt = await this.database.forTenant(tenant).findOne(BookingAttempt, { key });
    if (!attempt || attempt.expiresAt > this.clock.now()) return attempt;
    await this.remove(tenant, attempt);
    return null;
  }

  private async resume(tenant: TenantContext, attempt: BookingAttempt): Promise<boolean> {
    const now = this.clock.now();
    if (attempt.status != null || attempt.heldUntil > now) return false;
    const heldUntil = new Date(now.getTime() + HOLD_MS);
    // A conditional update: of several requests that find the attempt abandoned, one resumes it.
    const abandoned = { id: attempt.id, status: null, heldUntil: { $lte: now } };
    return (await this.database.forTenant(tenant).nativeUpdate(BookingAttempt, abandoned, { heldUntil })) === 1;
  }

  private async insert(tenant: TenantContext, key: string, requestHash: string): Promise<BookingAttempt | undefined> {
    const now = this.clock.now().getTime();
    const em = this.database.forTenant(tenant);
    const attempt = em.create(BookingAttempt, {
      companyId: tenant.companyId,
      key,
      requestHash,
      operationId: randomUUID(),
      heldUntil: new Date(now + HOLD_MS),
      expiresAt: new Date(now + RETENTION_MS),
    });
    try {
      await em.persist(attempt).flush();
      return attempt;
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) return undefined;
      throw error;
    }
  }
}
