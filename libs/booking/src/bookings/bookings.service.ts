import type { FilterQuery } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { checkedCursor, type Page, PAGE_SIZE } from '@app/common';
import { Ownership, refusalOf, TenantDatabase, type TenantContext } from '@app/tenancy';
import type { BookingsQueryDto } from './booking.dto';
import { Booking } from './booking.entity';

/** Reads the bookings that were made through us. */
@Injectable()
export class BookingsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ownership: Ownership,
  ) {}

  /** Keyset paging: a page costs the same however far back it lies, and nothing is skipped when rows come in. */
  async page(tenant: TenantContext, query: BookingsQueryDto): Promise<Page<Booking>> {
    if (query.team_id !== undefined) await this.ownership.require(tenant, 'team', query.team_id);
    const cursor = await this.database.forTenant(tenant).findByCursor(Booking, {
      where: conditionsOf(query),
      orderBy: { startAt: 'desc', id: 'desc' },
      first: query.limit ?? PAGE_SIZE,
      after: checkedCursor(query.cursor),
      includeCount: false,
    });
    return { items: cursor.items, nextCursor: cursor.hasNextPage ? cursor.endCursor : null };
  }

  /** @throws AppError 403 when the booking is another company's or does not exist. */
  async get(tenant: TenantContext, id: number): Promise<Booking> {
    const booking = await this.database.forTenant(tenant).findOne(Booking, { id });
    if (!booking) throw refusalOf('booking');
    return booking;
  }
}

function conditionsOf({ team_id, status, from, to }: BookingsQueryDto): FilterQuery<Booking> {
  const conditions: FilterQuery<Booking>[] = [];
  if (team_id !== undefined) conditions.push({ teamId: team_id });
  if (status !== undefined) conditions.push({ status });
  if (from !== undefined) conditions.push({ startAt: { $gte: new Date(from) } });
  if (to !== undefined) conditions.push({ startAt: { $lt: new Date(to) } });
  return { $and: conditions };
}
