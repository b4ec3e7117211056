import { type FilterQuery, raw } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { Clock, findPage, invalid, type Page } from '@app/common';
import { Ownership, refusalOf, TenantDatabase, type TenantContext } from '@app/tenancy';
import type { BookingsQueryDto } from './booking.dto';
import { Booking } from './booking.entity';
import { type BookingStatus, isStanding } from '../status/booking-status';

/** Reads the bookings made through this service. */
@Injectable()
export class BookingsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ownership: Ownership,
    private readonly clock: Clock,
  ) {}

  /** A page, the latest appointment first. @throws AppError 400 for an invalid cursor, 403 for a foreign team. */
  async page(tenant: TenantContext, query: BookingsQueryDto): Promise<Page<Booking>> {
    if (query.team_id !== undefined) await this.ownership.require(tenant, 'team', query.team_id);
    const list = { where: conditionsOf(query), orderBy: { startAt: 'desc', id: 'desc' } } as const;
    return this.database.readLately(tenant, (em) => findPage(em, Booking, list, query));
  }

  /** A booking that the caller may see. @throws AppError 403 */
  async get(tenant: TenantContext, id: number): Promise<Booking> {
    await this.ownership.require(tenant, 'booking', id);
    const booking = await this.find(tenant, id);
    if (!booking) throw refusalOf('booking');
    return booking;
  }

  /** As {@link get}; null for one that the caller may not see. */
  find(tenant: TenantContext, id: number): Promise<Booking | null> {
    return this.database.forTenant(tenant).findOne(Booking, { id });
  }

  /** The booking with a code, whatever its status is now. */
  ofCode(tenant: TenantContext, code: string): Promise<Booking | null> {
    return this.database.forTenant(tenant).findOne(Booking, { code });
  }

  /**
   * Appointments that are not over, the next one first. Without bookings whose outcome is unknown.
   * @param attendeePhone E.164; absent: of all attendees.
   */
  upcoming(tenant: TenantContext, limit: number, attendeePhone?: string): Promise<Booking[]> {
    const now = this.clock.now();
    // For the index, which only covers the start.
    const startAt = { $gt: new Date(now.getTime() - MAX_LENGTH_MS) };
    const isUpcoming = { status: { $in: APPOINTMENTS }, endAt: { $gt: now }, startAt };
    const where = attendeePhone === undefined ? isUpcoming : { ...isUpcoming, attendeePhone };
    return this.database.forTenant(tenant).find(Booking, where, { orderBy: { startAt: 'asc', id: 'asc' }, limit });
  }

  /**
   * Cal.com's uid of an appointment that is to be moved.
   * @throws AppError 400 naming `booking_id` when it is of another team or event type, or no appointment; 403.
   */
  async uidToMove(
    tenant: TenantContext,
    id: number,
    of: Pick<Booking, 'teamId' | 'calcomEventTypeId'>,
  ): Promise<string> {
    await this.ownership.require(tenant, 'booking', id);
    const booking = await this.database.forTenant(tenant).findOne(Booking, { id, ...of });
    if (booking?.calcomBookingUid == null || !isStanding(booking.status))
      throw invalid({ field: 'booking_id', message: 'is no appointment of this team and event type' });
    return booking.calcomBookingUid;
  }
}

/** The maximum length of an appointment at Cal.com. */
const MAX_LENGTH_MS = 86_400_000;

const APPOINTMENTS: BookingStatus[] = ['requested', 'confirmed'];

/** Unsuccessful attempts: the list contains them only on request. */
const REFUSED: BookingStatus[] = ['rejected', 'failed'];

const HAS_HOST = "exists (select from jsonb_array_elements(hosts) as host where host ->> 'name' ilike ?)";

function conditionsOf({ team_id, status, source, host, from, to }: BookingsQueryDto): FilterQuery<Booking> {
  const conditions: FilterQuery<Booking>[] = [];
  if (team_id !== undefined) conditions.push({ teamId: team_id });
  conditions.push({ status: status ?? { $nin: REFUSED } });
  if (source !== undefined) conditions.push({ source });
  if (host !== undefined) conditions.push({ [raw(HAS_HOST, [`%${host.replaceAll(/[\\%_]/g, '\\$&')}%`])]: [] });
  if (from !== undefined) conditions.push({ startAt: { $gte: new Date(from) } });
  if (to !== undefined) conditions.push({ startAt: { $lt: new Date(to) } });
  return { $and: conditions };
}
