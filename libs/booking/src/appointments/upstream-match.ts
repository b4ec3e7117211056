import type { CalcomBooking } from '@app/calcom-client';
import type { Booking } from './booking.entity';
import { OPERATION_KEY } from './calcom-metadata';
import { attendeesFor, type Wanted } from './upstream-attendees';

/**
 * Whether a booking at Cal.com is the requested one. `ours`: it has our operation id, and matches the request. `alike`:
 * without an operation id, but for this event type, time and attendee. `another`: it has the operation id of another
 * request. `unrelated`: another event type, time or attendee; to be ignored.
 */
export type Match = 'ours' | 'alike' | 'another' | 'unrelated';

export function isFor(made: CalcomBooking, wanted: Wanted): Match {
  const isOfEventType = made.eventTypeId === null || made.eventTypeId === wanted.calcomEventTypeId;
  const isAtTime = Math.abs(made.start.getTime() - wanted.startAt.getTime()) < 60_000 && made.end > made.start;
  if (!isOfEventType || !isAtTime) return 'unrelated';
  const operations = operationsOf(made);
  if (operations.includes(wanted.operationId)) return 'ours';
  const attendees = attendeesFor(made.attendees, wanted);
  if (made.attendees.length > 0 && attendees.length === 0) return 'unrelated';
  const own = attendees.map(({ metadata }) => metadata[OPERATION_KEY]);
  const isAnothers = made.metadata[OPERATION_KEY] !== undefined || own.some((operation) => operation !== undefined);
  return isAnothers ? 'another' : 'alike';
}

/** It takes its time: it is neither cancelled nor refused. */
export const isLive = ({ status }: CalcomBooking): boolean => status === 'accepted' || status === 'pending';

/** Whether it is the appointment, and of a shared one the seat, that the row says it is. */
export const isOfRow = (made: CalcomBooking, row: Pick<Booking, 'calcomBookingUid' | 'seatUid'>): boolean =>
  made.uid === row.calcomBookingUid && (made.seatUid ?? null) === (row.seatUid ?? null);

/** The operation ids of ours on the booking and its seats. */
const operationsOf = (made: CalcomBooking): string[] =>
  [made.metadata, ...made.attendees.map(({ metadata }) => metadata)]
    .map((metadata) => metadata[OPERATION_KEY])
    .filter((operation) => typeof operation === 'string');
