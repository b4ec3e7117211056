import type { BookingSource, BookingStatus } from '@team-selector/client';
import { BOOKING_STATUSES } from '../../shared/bookings/booking-states';
import { dayParam, idParam, oneOfParam, type SearchParams, textParam, withoutGaps } from '../../shared/search/params';

export const SOURCES = ['page', 'agent', 'api', 'mcp', 'calcom'] as const satisfies readonly BookingSource[];

/** What the list shows, which is the address: it can be shared, reloaded and gone back from. */
export interface BookingsSearch {
  team?: number;
  status?: BookingStatus;
  source?: BookingSource;
  /** Part of a host's name. */
  host?: string;
  /** `2026-12-01`, both included, in the company's zone. */
  from?: string;
  to?: string;
}

export const parseSearch = (search: SearchParams): BookingsSearch =>
  withoutGaps<BookingsSearch>({
    team: idParam(search.team),
    status: oneOfParam(BOOKING_STATUSES, search.status),
    source: oneOfParam(SOURCES, search.source),
    host: textParam(search.host),
    from: dayParam(search.from),
    to: dayParam(search.to),
  });
