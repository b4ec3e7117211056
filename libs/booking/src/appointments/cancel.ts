import { Injectable } from '@nestjs/common';
import type { TenantContext } from '@app/tenancy';
import type { Told } from '../idempotency/repeats';
import type { BookingDto } from './booking.dto';
import type { CancelDto } from './booking-changes.dto';
import { Changes } from './change';
import { toBookingDto } from './told';

/** Cancels an appointment. One that is cancelled already stays so. */
@Injectable()
export class CancelAppointment {
  constructor(private readonly changes: Changes) {}

  /** @throws AppError 403, 409 `already_over` when it is past or was never made, or `in_progress`, 503. */
  async cancel(tenant: TenantContext, id: number, { reason }: CancelDto, key?: string): Promise<Told<BookingDto>> {
    const booking = await this.changes.current(tenant, id);
    if (booking.status === 'cancelled') return { value: toBookingDto(booking), replayed: false };
    this.changes.requireUpcoming(booking);
    return this.changes.carryOut(tenant, booking, { wanted: { kind: 'cancel', reason }, key });
  }
}
