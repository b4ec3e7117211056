import type { CalcomBooking } from '@app/calcom-client';
import type { Booking } from './booking.entity';
import { OPERATION_KEY } from './calcom-metadata';

type Wanted = Pick<Booking, 'operationId' | 'calcomEventTypeId' | 'startAt' | 'attendee'>;
type Attendees = CalcomBooking['attendees'];

/**
 * Whether a booking at Cal.com is the one that was asked for. `ours`: it carries our operation id, and is what was asked
 * for. `alike`: without an operation id, but for this event type, time and attendee. `another`: it carries the operation
 * id of another request. `unrelated`: another event type, time or attendee: not to be believed.
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

/** The seat of the person; undefined where a booking has no seats. */
export function seatOf(made: CalcomBooking, wanted: Wanted): string | undefined {
  const byOperation = made.attendees.find(({ metadata }) => metadata[OPERATION_KEY] === wanted.operationId);
  return (byOperation ?? attendeesFor(made.attendees, wanted)[0])?.seatUid ?? made.seatUid ?? undefined;
}

/** The operation ids of ours on the booking and its seats. */
export const operationsOf = (made: CalcomBooking): string[] =>
  [made.metadata, ...made.attendees.map(({ metadata }) => metadata)]
    .map((metadata) => metadata[OPERATION_KEY])
    .filter((operation) => typeof operation === 'string');

/** Cal.com turns the number of an attendee without an e-mail address into one. */
function attendeesFor(attendees: Attendees, { attendee }: Wanted): Attendees {
  const email = attendee.email?.toLowerCase();
  const digits = attendee.phoneNumber?.replace(/\D/g, '');
  return attendees.filter(
    (listed) =>
      (email !== undefined && listed.email?.toLowerCase() === email) ||
      (digits !== undefined &&
        (listed.phoneNumber?.replace(/\D/g, '') === digits || listed.email?.startsWith(`${digits}@`) === true)),
  );
}
