import type { CalcomBooking } from '@app/calcom-client';
import type { Booking } from '../appointments/booking.entity';
import { OPERATION_KEY } from '../appointments/calcom-metadata';
import { attendeesFor } from '../appointments/upstream-attendees';

/** Once for each seat, with its person alone. */
export const seatsOf = (made: CalcomBooking): CalcomBooking[] =>
  made.attendees.flatMap((attendee) =>
    attendee.seatUid === undefined
      ? []
      : [{ ...made, seatUid: attendee.seatUid, attendees: [attendee], metadata: attendee.metadata }],
  );

/** The operation of ours that a booking, or its only seat, carries. */
export const operationIn = (made: CalcomBooking): unknown =>
  made.metadata[OPERATION_KEY] ??
  made.attendees.find(({ metadata }) => metadata[OPERATION_KEY])?.metadata[OPERATION_KEY];

/** Whether the person of a row is among the attendees. */
export const isOfPerson = (made: CalcomBooking, row: Booking): boolean => attendeesFor(made.attendees, row).length > 0;
