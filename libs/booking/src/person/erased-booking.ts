import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Booking } from '../appointments/booking.entity';
import type { Attendee } from '../fields/attendee';

type Manner = Pick<Attendee, 'timezone' | 'language'>;

/** Whoever came, or was to come: nothing is left but how times are told. */
export const erasedAttendee = ({ timezone, language }: Manner): Attendee => ({ name: '', timezone, language });

/** What callers were told of a booking, without the person. Merged over what was told. */
export const erasedFields = ({ timezone, language }: Manner): object => ({
  attendee: { name: '', email: null, phone_number: null, timezone, language },
  notes: null,
  answers: {},
  location: null,
  meeting_url: null,
  code: null,
});

/**
 * Takes the people out of bookings. Whoever has read a row before reads it again, as its version has changed. The database
 * keeps it so: see the trigger `keep_erased`. @returns how many were changed.
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
