import { setTimeout as delay } from 'node:timers/promises';
import type { Call } from '../http/operation';
import type { Attendee, Booking, EventType, Host } from '../model';
import type { Interval } from '../slots/working-hours';
import type { HonouredFlags } from './host-flags.input';
import { isSameAttendee, joinBooking, newSeat, seatedBookingAt } from '../seats/seats';
import { placeOf } from './location';
import { checkTime, refuseDuplicate, takeSlot } from './take-slot';
import { newUid } from './uid';

/** A wanted booking whose request has been validated. */
export interface BookingDraft {
  eventType: EventType;
  time: Interval;
  attendee: Attendee;
  guests: readonly string[];
  location: string;
  metadata: Record<string, unknown>;
  responses: Record<string, unknown>;
  flags: HonouredFlags;
  /** Of a later booking of a series: its hosts are those of the first, free or not. */
  hosts?: readonly Host[];
  recurringBookingUid?: string;
  /** It is the new place of another one, and told as its move. */
  isMove?: true;
}

/** The booking, and in a seated one the seat that was taken. */
export interface Inserted {
  booking: Booking;
  seatUid?: string;
}

/** Joins a seated booking, returns the earlier one of a repeat, or makes a new one. @throws ApiError */
export async function insertBooking(call: Call, draft: BookingDraft): Promise<Inserted> {
  const { eventType, time, flags } = draft;
  const joined = join(call, draft);
  if (joined) return joined;
  const earlier = call.insertion.unchecked ? undefined : repeated(call, draft);
  if (earlier) return { booking: earlier };
  const request = { eventType, time, ...flags };
  if (draft.hosts) checkTime(call.store, request, call.clock.now());
  const hosts = draft.hosts ?? takeSlot(call, request);
  if (call.insertion.gapMs > 0) await delay(call.insertion.gapMs);
  refuseDuplicate(call, request, hosts);
  return add(call, draft, hosts);
}

/** A person joins the others of a start that has seats; only the first of them needs a free host. */
function join({ store, clock, webhooks, insertion }: Call, draft: BookingDraft): Inserted | undefined {
  const { eventType, time, attendee, metadata, responses, flags } = draft;
  const booking = seatedBookingAt(store, eventType, time.start);
  if (!booking) return undefined;
  checkTime(store, { eventType, time, ...flags }, clock.now());
  const seat = newSeat({ attendee, metadata, responses });
  if (insertion.unchecked) booking.seats = [...(booking.seats ?? []), seat];
  else joinBooking(booking, eventType, seat);
  booking.updatedAt = clock.now().toISOString();
  store.bookingsChanged();
  webhooks.announce({ trigger: 'BOOKING_CREATED', booking, seatUid: seat.seatUid });
  return { booking, seatUid: seat.seatUid };
}

/** With round robin or confirmation, a repeat by the same attendee for the same start gets the existing booking. */
function repeated({ store }: Call, { eventType, time, attendee }: BookingDraft): Booking | undefined {
  if (eventType.seatsPerTimeSlot !== null) return undefined;
  if (eventType.schedulingType !== 'roundRobin' && !eventType.requiresConfirmation) return undefined;
  return [...store.bookings.values()].find(
    (booking) =>
      booking.eventTypeId === eventType.id &&
      booking.status === (eventType.requiresConfirmation ? 'pending' : 'accepted') &&
      Date.parse(booking.start) === time.start &&
      isSameAttendee(booking.attendee, attendee),
  );
}

function add({ store, clock, webhooks }: Call, draft: BookingDraft, hosts: readonly Host[]): Inserted {
  const { eventType, time, attendee, metadata, responses, guests, location, recurringBookingUid } = draft;
  const team = store.team(eventType.teamId);
  const seat = eventType.seatsPerTimeSlot === null ? undefined : newSeat({ attendee, metadata, responses });
  const uid = newUid();
  const now = clock.now().toISOString();
  const booking = store.addBooking({
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
    ...(seat && { seats: [seat] }),
    ...(recurringBookingUid !== undefined && { recurringBookingUid }),
    guests,
    location: placeOf(location, uid),
    metadata,
    responses,
    cancellationReason: '',
    cancelledByEmail: '',
    rescheduledByEmail: null,
    createdAt: now,
    updatedAt: now,
  });
  const trigger = booking.status === 'pending' ? 'BOOKING_REQUESTED' : 'BOOKING_CREATED';
  if (!draft.isMove) webhooks.announce({ trigger, booking, seatUid: seat?.seatUid });
  return { booking, seatUid: seat?.seatUid };
}
