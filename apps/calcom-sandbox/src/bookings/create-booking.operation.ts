import { chooseLength } from '../event-types/length';
import { OLDEST_VERSIONS } from '../http/versions';
import type { Call, Operation } from '../http/operation';
import { validated } from '../http/validation';
import { resolveAttendee } from './attendee';
import { refuseBlocked, refuseTooMany } from './booker';
import { resolveResponses } from './booking-fields';
import { refuseOldest, WITH_OLDEST } from './booking-versions';
import { bookingOutput } from './bookings.output';
import { CreateBookingInput } from './create-booking.input';
import { honouredFlags } from './host-flags.input';
import { insertBooking } from './insert-booking';
import type { BookingDraft, Inserted } from './insert-booking';
import { insertSeries } from './insert-series';
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
    const input = validated(CreateBookingInput, call.body);
    const draft = draftOf(call, input);
    if (draft.eventType.recurrence) return answerOf(call, await insertSeries(call, draft, input.recurrenceCount));
    const [answer] = answerOf(call, [await insertBooking(call, draft)]);
    return answer;
  },
};

const answerOf = (call: Call, inserted: readonly Inserted[]) =>
  inserted.map(({ booking, seatUid }) => bookingOutput(call, booking, seatUid));

/** Everything about the wanted booking that does not depend on other bookings. @throws ApiError */
function draftOf({ store, account, clock }: Call, input: CreateBookingInput): BookingDraft {
  const eventType = selectBookable(store, input, account);
  const length = chooseLength(eventType, input.lengthInMinutes, 'lengthInMinutes');
  const attendee = resolveAttendee(eventType, input.attendee);
  refuseBlocked(store, attendee);
  refuseTooMany(store, eventType, attendee, clock.now());
  const responses = resolveResponses(eventType, input.bookingFieldsResponses);
  const location = resolveLocation(eventType, input.location);
  const start = parseStart(input.start);
  const { name, email, phoneNumber } = attendee;
  return {
    eventType,
    time: { start, end: start + length * 60_000 },
    attendee,
    guests: input.guests ?? [],
    location: location.text,
    metadata: input.metadata ?? {},
    responses: {
      name,
      email,
      ...(phoneNumber && { attendeePhoneNumber: phoneNumber }),
      location: location.response,
      ...responses,
    },
    flags: honouredFlags(input, eventType, account),
  };
}
