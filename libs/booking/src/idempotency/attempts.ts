import { randomUUID } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { Clock } from '@app/common';
import { TenantDatabase, type TenantContext } from '@app/tenancy';
import { BookingAttempt } from './booking-attempt.entity';

const KEEP_MS = 24 * 3_600_000;
/** Longer than any request can run, so that a holder whose time is over is really gone. */
const HOLD_MS = 5 * 60_000;

export interface Claim {
  attempt: BookingAttempt;
  /** `new`: nobody asked before. `resumed`: somebody did and is gone without an end. `taken`: answered, or at work. */
  kind: 'new' | 'resumed' | 'taken';
}

/** Who may work on which key. Each step is one statement, so it holds over processes and crashes. */
@Injectable()
export class Attempts {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  async claim(tenant: TenantContext, key: string, requestHash: string): Promise<Claim> {
    for (;;) {
      const attempt = await this.find(tenant, key);
      if (attempt) {
        const isResumed = attempt.requestHash === requestHash && (await this.resume(tenant, attempt));
        return { attempt, kind: isResumed ? 'resumed' : 'taken' };
      }
      const made = await this.insert(tenant, key, requestHash);
      if (made) return { attempt: made, kind: 'new' };
      // Somebody was quicker by a moment: look again.
    }
  }

  async complete(tenant: TenantContext, { id }: BookingAttempt, status: number, answer: unknown): Promise<void> {
    const em = this.database.forTenant(tenant);
    em.assign(await em.findOneOrFail(BookingAttempt, { id }), { status, answer });
    await em.flush();
  }

  /** Nobody works on it any more; its end is for the next request to find out. */
  async release(tenant: TenantContext, { id }: BookingAttempt): Promise<void> {
    await this.database.forTenant(tenant).nativeUpdate(BookingAttempt, { id }, { heldUntil: this.clock.now() });
  }

  /** As if it had never been asked. */
  async forget(tenant: TenantContext, { id }: BookingAttempt): Promise<void> {
    await this.database.forTenant(tenant).nativeDelete(BookingAttempt, { id });
  }

  private async find(tenant: TenantContext, key: string): Promise<BookingAttempt | null> {
    const attempt = await this.database.forTenant(tenant).findOne(BookingAttempt, { key });
    if (!attempt || attempt.expiresAt > this.clock.now()) return attempt;
    await this.forget(tenant, attempt);
    return null;
  }

  private async resume(tenant: TenantContext, attempt: BookingAttempt): Promise<boolean> {
    const now = this.clock.now();
    if (attempt.status != null || attempt.heldUntil > now) return false;
    const heldUntil = new Date(now.getTime() + HOLD_MS);
    // Asked and taken in one: of several who find it abandoned, one goes on.
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
      expiresAt: new Date(now + KEEP_MS),
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
