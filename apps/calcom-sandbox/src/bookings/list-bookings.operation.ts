import { badRequest } from '../http/errors';
import { callerOf, Page } from '../http/operation';
import type { Operation } from '../http/operation';
import { validated } from '../http/validation';
import type { Booking } from '../model';
import { refuseOldest, WITH_OLDEST } from './booking-versions';
import { listedBookingOutput } from './bookings.output';
import { filterBookings } from './filter-bookings';
import { CursorQuery, OffsetQuery } from './list-bookings.query';
import type { BookingFilters } from './list-bookings.query';

/** All bookings of the key's teams, whatever their hosts. */
export const listBookings: Operation = {
  name: 'listBookings',
  method: 'GET',
  path: '/bookings',
  versions: [...WITH_OLDEST, '2026-05-01'],
  auth: 'required',
  run(call) {
    const { store, clock, version, query } = call;
    refuseOldest(version);
    const { id } = callerOf(call);
    const own = [...store.bookings.values()].filter((booking) => booking.accountId === id);
    const page = version === '2026-05-01' ? cursorPage : offsetPage;
    const { items, pagination } = page(query, (filters) => filterBookings(own, filters, clock.now()));
    return new Page(
      items.map((booking) => listedBookingOutput(store, booking)),
      pagination,
    );
  },
};

type Find = (filters: BookingFilters) => Booking[];

function cursorPage(query: unknown, find: Find) {
  const { cursor, limit = 50, ...filters } = validated(CursorQuery, query);
  const found = find(filters);
  const skip = cursor === undefined ? 0 : found.findIndex(({ uid }) => cursorTo(uid) === cursor) + 1;
  if (cursor !== undefined && skip === 0) throw badRequest('Invalid cursor');
  const items = found.slice(skip, skip + limit);
  const hasMore = found.length > skip + limit;
  return { items, pagination: { nextCursor: hasMore ? cursorTo(items.at(-1)?.uid) : null, hasMore } };
}

const cursorTo = (sortUuid: string | undefined) =>
  Buffer.from(JSON.stringify({ v: 1, sortUuid })).toString('base64url');

function offsetPage(query: unknown, find: Find) {
  const { take = 100, skip = 0, ...filters } = validated(OffsetQuery, query);
  const found = find(filters);
  const items = found.slice(skip, skip + take);
  const totalItems = found.length;
  const totalPages = Math.ceil(totalItems / take);
  return {
    items,
    pagination: {
      totalItems,
      remainingItems: Math.max(0, totalItems - (skip + items.length)),
      returnedItems: items.length,
      itemsPerPage: take,
      // 0 for an empty list, as seen live.
      currentPage: totalItems === 0 ? 0 : Math.floor(skip / take) + 1,
      totalPages,
      hasNextPage: skip + items.length < totalItems,
      hasPreviousPage: skip > 0,
    },
  };
}
