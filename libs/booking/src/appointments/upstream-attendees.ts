import type { CalcomBooking } from '@app/calcom-client';
import type { Booking } from './booking.entity';
import { OPERATION_KEY } from './calcom-metadata';

/** What is known of a request when an answer comes. */
export type Wanted = Pick<Booking, 'operationId' | 'calcomEventTypeId' | 'startAt' | 'attendee'>;
type Attendees = CalcomBooking['attendees'];

/**
 * The booking once for each seat of it that the request took, which are several when it reached Cal.com twice; as it is
 * where there are no seats.
 */
export function seatsFor(made: CalcomBooking, wanted: Wanted): CalcomBooking[] {
  const own = made.attendees.filter(
    ({ seatUid, metadata }) => seatUid !== undefined && metadata[OPERATION_KEY] === wanted.operationId,
  );
  const seats = own.length > 0 ? own.map(({ seatUid }) => seatUid) : [seatOf(made, wanted)];
  return seats.map((seatUid) => ({ ...made, seatUid: seatUid ?? null }));
}

/** The seat of the person; undefined where a booking has no seats. */
export function seatOf(made: CalcomBooking, wanted: Wanted): string | undefined {
  const byOperation = made.attendees.find(({ metadata }) => metadata[OPERATION_KEY] === wanted.operationId);
  return byOperation?.seatUid ?? made.seatUid ?? attendeesFor(made.attendees, wanted)[0]?.seatUid;
}

/** The attendees who are the person. Cal.com makes an e-mail address from the number of an attendee without one. */
export function attendeesFor(attendees: Attendees, { attendee }: Wanted): Attendees {
  const email = attendee.email?.toLowerCase();
  const digits = attendee.phoneNumber?.replace(/\D/g, '');
  return attendees.filter(
    (listed) =>
      (email !== undefined && listed.email?.toLowerCase() === email) ||
      (digits !== undefined &&
        (listed.phoneNumber?.replace(/\D/g, '') === digits || listed.email?.startsWith(`${digits}@`) === true)),
  );
}
