import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Booking } from '../appointments/booking.entity';
import type { Attendee } from '../fields/attendee';

type Manner = Pick<Attendee, 'timezone' | 'language'>;

/** The attendee of an erased booking: only time zone and language are left, which determine how times are told. */
export const erasedAttendee = ({ timezone, language }: Manner): Attendee => ({ name: '', timezone, language });

/** Merged over a stored answer about a booking, so that it no longer contains the person. */
export const erasedFields = ({ timezone, language }: Manner): object => ({
  attendee: { name: '', email: null, phone_number: null, timezone, language },
  notes: null,
  answers: {},
  location: null,
  meeting_url: null,
  code: null,
});

/**
 * Takes the people out of bookings. Changes the version of each row, so that a process that read it before reads it
 * again. The trigger `keep_erased` makes the erasure permanent. @returns how many were changed.
 */
export async function eraseBookings(em: SqlEntityManager, ids: Iterable<number>): Promise<number> {
  const where = { id: { $in: [...ids] }, erasedAt: null };
  const bookings = await em.find(Booking, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  for (const booking of bookings) {
    booking.attendee = erasedAttendee(booking.attendee);
    booking.location = booking.location ? { type: booking.location.type } : null;
    if (booking.change) booking.change = { ...booking.change, reason: undefined };
    Object.assign(booking, { answers: {}, metadata: {}, notes: null, meetingUrl: null, code: null, callId: null });
    booking.erasedAt = new Date();
  }
  await em.flush();
  return bookings.length;
}
