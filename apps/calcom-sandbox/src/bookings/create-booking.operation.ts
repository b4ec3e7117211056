import { chooseLength } from '../event-types/length';
import { OLDEST_VERSIONS } from '../http/versions';
import type { Call, Operation } from '../http/operation';
import { validated } from '../http/validation';
import { resolveAttendee } from './attendee';
import { resolveResponses } from './booking-fields';
import { refuseOldest, WITH_OLDEST } from './booking-versions';
import { bookingOutput } from './bookings.output';
import { CreateBookingInput } from './create-booking.input';
import { honouredFlags } from './host-flags.input';
import { insertBooking } from './insert-booking';
import type { BookingDraft } from './insert-booking';
import { resolveLocation } from './location';
import { OldestBookingInput } from './oldest-booking.input';
import { selectBookable } from './select-event-type';
import { parseStart } from './take-slot';

export const createBooking: Operation = {
  name: 'createBooking',
  method: 'POST',
  path: '/bookings',
  versions: WITH_OLDEST,
  auth: 'optional',
  status: 201,
  async run(call) {
    if (OLDEST_VERSIONS.includes(call.version)) validated(OldestBookingInput, call.body);
    refuseOldest(call.version);
    const { booking, seatUid } = await insertBooking(call, draftOf(call, validated(CreateBookingInput, call.body)));
    return bookingOutput(call, booking, seatUid);
  },
};

/** Everything about the wanted booking that does not depend on other bookings. @throws ApiError */
function draftOf({ store, account }: Call, input: CreateBookingInput): BookingDraft {
  const eventType = selectBookable(store, input, account);
  const length = chooseLength(eventType, input.lengthInMinutes, 'lengthInMinutes');
  const attendee = resolveAttendee(eventType, input.attendee);
  const responses = resolveResponses(eventType, input.bookingFieldsResponses);
  const location = resolveLocation(eventType, input.location);
  const start = parseStart(input.start);
  const { name, email, phoneNumber } = attendee;
  return {
    eventType,
    time: { start, end: start + length * 60_000 },
    attendee,
    guests: input.guests ?? [],
    location,
    metadata: input.metadata ?? {},
    responses: {
      name,
      email,
      ...(phoneNumber && { attendeePhoneNumber: phoneNumber }),
      location: { value: location, optionValue: '' },
      ...responses,
    },
    flags: honouredFlags(input, eventType, account),
  };
}
