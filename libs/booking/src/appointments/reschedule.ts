import { Injectable } from '@nestjs/common';
import { SlotIds } from '@app/availability';
import { AppError, Clock, invalid } from '@app/common';
import { EventTypesService } from '@app/event-types';
import { refuseInactive, TeamsService } from '@app/teams';
import type { TenantContext } from '@app/tenancy';
import { lanesOf } from '../claims/lanes';
import type { Told } from '../idempotency/repeats';
import { checkOffset, checkStart, readStart } from '../fields/start';
import type { BookingDto } from './booking.dto';
import type { RescheduleDto } from './booking-changes.dto';
import type { Booking } from './booking.entity';
import { Changes } from './change';
import { toBookingDto } from './told';

/** Moves an appointment to another time of its team and service. It keeps its id; Cal.com gives it another uid. */
@Injectable()
export class RescheduleAppointment {
  constructor(
    private readonly changes: Changes,
    private readonly eventTypes: EventTypesService,
    private readonly teams: TeamsService,
    private readonly slotIds: SlotIds,
    private readonly clock: Clock,
  ) {}

  /**
   * The appointment, at once when it is at that time already.
   * @throws AppError 400 naming the field, 403, 409 `already_over`, `team_inactive`, `slot_taken` or `in_progress`, 503.
   */
  async reschedule(tenant: TenantContext, id: number, body: RescheduleDto, key?: string): Promise<Told<BookingDto>> {
    const booking = await this.changes.current(tenant, id);
    const start = this.startOf(tenant, body, booking);
    this.changes.requireUpcoming(booking);
    if (start.getTime() === booking.startAt.getTime()) return { value: toBookingDto(booking), replayed: false };
    refuseInactive(await this.teams.lookup(tenant, booking.teamId));
    checkStart(start, this.clock.now(), body.slot_id === undefined ? 'start' : 'slot_id');
    const end = new Date(start.getTime() + booking.endAt.getTime() - booking.startAt.getTime());
    const place = { companyId: tenant.companyId, lanes: await this.lanes(tenant, booking), start, end };
    const wanted = { kind: 'move', start: start.toISOString(), reason: body.reason } as const;
    return this.changes.carryOut(tenant, booking, { wanted, key, place });
  }

  /** Without an offset, it is in the zone of the appointment. */
  private startOf(tenant: TenantContext, { start, slot_id }: RescheduleDto, booking: Booking): Date {
    if ((start === undefined) === (slot_id === undefined))
      throw invalid({ field: 'start', message: 'or slot_id is required, one of the two' });
    if (start === undefined) {
      this.checkSlot(tenant, slot_id ?? '', booking);
      return this.slotIds.decode(tenant, slot_id ?? '').start;
    }
    const { timezone } = booking.attendee;
    checkOffset(start, [timezone, tenant.timezone, 'UTC']);
    return readStart(start, timezone);
  }

  private checkSlot(tenant: TenantContext, slotId: string, booking: Booking): void {
    const { teamId, eventTypeId, duration } = this.slotIds.decode(tenant, slotId);
    const minutes = (booking.endAt.getTime() - booking.startAt.getTime()) / 60_000;
    const isOther = teamId !== booking.teamId || eventTypeId !== booking.calcomEventTypeId;
    if (isOther || (duration ?? minutes) !== minutes)
      throw invalid({ field: 'slot_id', message: 'is of another team, service or duration than the appointment' });
  }

  /** @throws AppError 409 `event_type_gone` */
  private async lanes(tenant: TenantContext, { teamId, calcomEventTypeId }: Booking): Promise<number[]> {
    const eventType = await this.eventTypes.get(tenant, teamId, calcomEventTypeId).catch((error: unknown) => {
      if (error instanceof AppError && error.status === 400) throw new AppError('event_type_gone');
      throw error;
    });
    return lanesOf(eventType);
  }
}
