import { chooseLength } from '../event-types/length';
import { OLDEST_VERSIONS } from '../http/versions';
import type { Call, Operation } from '../http/operation';
import { validated } from '../http/validation';
import type { Attendee, Booking, EventType } from '../model';
import { resolveAttendee } from './attendee';
import { resolveResponses } from './booking-fields';
import { refuseOldest, WITH_OLDEST } from './booking-versions';
import { bookingOutput } from './bookings.output';
import { CreateBookingInput } from './create-booking.input';
import { honouredFlags } from './host-flags.input';
import { resolveLocation } from './location';
import { OldestBookingInput } from './oldest-booking.input';
import { selectBookable } from './select-event-type';
import { parseStart, takeSlot } from './take-slot';
import { newUid } from './uid';

export const createBooking: Operation = {
  name: 'createBooking',
  method: 'POST',
  path: '/bookings',
  versions: WITH_OLDEST,
  auth: 'optional',
  status: 201,
  run(call) {
    if (OLDEST_VERSIONS.includes(call.version)) validated(OldestBookingInput, call.body);
    refuseOldest(call.version);
    return bookingOutput(call.store, book(call, validated(CreateBookingInput, call.body)));
  },
};

function book(call: Call, input: CreateBookingInput): Booking {
  const { store, account } = call;
  const eventType = selectBookable(store, input, account);
  const length = chooseLength(eventType, input.lengthInMinutes, 'lengthInMinutes');
  const attendee = resolveAttendee(eventType, input.attendee);
  const responses = resolveResponses(eventType, input.bookingFieldsResponses);
  const location = resolveLocation(eventType, input.location);
  const start = parseStart(input.start);
  const earlier = existing(call, eventType, start, attendee);
  if (earlier) return earlier;

  const time = { start, end: start + length * 60_000 };
  const hosts = takeSlot(call, { eventType, time, ...honouredFlags(input, eventType, account) });
  const team = store.team(eventType.teamId);
  const uid = newUid();
  const now = call.clock.now().toISOString();
  return store.addBooking({
    uid,
    icsUid: `${uid}@Cal.com`,
    accountId: team?.accountId ?? 0,
    teamId: eventType.teamId,
    eventTypeId: eventType.id,
    hostIds: hosts.map(({ userId }) => userId),
    title: `${eventType.title} between ${team?.name} and ${attendee.name}`,
    status: eventType.requiresConfirmation ? 'pending' : 'accepted',
    start: new Date(time.start).toISOString(),
    end: new Date(time.end).toISOString(),
    attendee,
    guests: input.guests ?? [],
    location,
    metadata: input.metadata ?? {},
    responses: { ...contactResponses(attendee), location: { value: location, optionValue: '' }, ...responses },
    cancellationReason: '',
    cancelledByEmail: '',
    rescheduledByEmail: null,
    createdAt: now,
    updatedAt: now,
  });
}

const contactResponses = ({ name, email, phoneNumber }: Attendee) => ({
  name,
  email,
  ...(phoneNumber && { attendeePhoneNumber: phoneNumber }),
});

/** With round robin or confirmation, a repeat by the same attendee for the same start gets the existing booking. */
function existing({ store }: Call, eventType: EventType, start: number, { email, phoneNumber }: Attendee) {
  if (eventType.schedulingType !== 'roundRobin' && !eventType.requiresConfirmation) return undefined;
  return [...store.bookings.values()].find(
    (booking) =>
      booking.eventTypeId === eventType.id &&
      (booking.status === 'accepted' || booking.status === 'pending') &&
      Date.parse(booking.start) === start &&
      (booking.attendee.email === email || (phoneNumber !== undefined && booking.attendee.phoneNumber === phoneNumber)),
  );
}
