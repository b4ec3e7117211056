import { randomUUID } from 'node:crypto';
import { IsInt, IsISO8601, IsOptional, Min } from 'class-validator';
import { DateTime } from 'luxon';
import { chooseLength } from '../event-types/length';
import { forbidden, notFound, unauthorized, unprocessable } from '../http/errors';
import type { Call, Operation } from '../http/operation';
import { validated } from '../http/validation';
import type { EventType, Reservation } from '../model';
import { seatedBookingAt, seatsLeft } from '../seats/seats';
import { isHostOrAdmin } from '../teams/team-access';
import { calendarsOf, freeHosts } from './availability';
import { activeReservation, isReserved } from './reservations';
import type { Interval } from './working-hours';

class ReserveSlotInput {
  @IsInt()
  eventTypeId: number;

  @IsISO8601({ strict: true })
  slotStart: string;

  @IsOptional()
  @IsInt()
  slotDuration?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  reservationDuration?: number;
}

const DEFAULT_MINUTES = 5;

/** The uid is the only secret: a client that knows it may read, change and delete the reservation. */
const operation = (name: string, method: Operation['method'], run: Operation['run'], status?: number): Operation => ({
  name,
  method,
  path: name === 'reserveSlot' ? '/slots/reservations' : '/slots/reservations/:reservationUid',
  versions: ['2024-09-04'],
  auth: 'optional',
  status,
  run,
});

/** Hides the slot from others; a booking neither needs the reservation nor is refused because of it. */
export const reserveSlot = operation(
  'reserveSlot',
  'POST',
  (call) => reservationOutput(keep(call, reservationFor(call, randomUUID()))),
  201,
);

export const getReservation = operation('getReservation', 'GET', (call) => {
  const found = activeReservation(call.store, uidIn(call), call.clock.now());
  return found ? reservationOutput(found) : null;
});

export const updateReservation = operation('updateReservation', 'PATCH', (call) => {
  const uid = uidIn(call);
  if (!call.store.reservations.has(uid)) throw notFound(`Slot with uid=${uid} not found`);
  return reservationOutput(keep(call, reservationFor(call, uid)));
});

export const deleteReservation = operation('deleteReservation', 'DELETE', (call) => {
  call.store.reservations.delete(uidIn(call));
});

const uidIn = ({ params }: Call) => params['reservationUid'] ?? '';

function keep(call: Call, reservation: Reservation): Reservation {
  call.store.reservations.set(reservation.uid, reservation);
  return reservation;
}

/** @throws ApiError 401 or 403 for a duration of a stranger, 422 for a time that is gone */
function reservationFor(call: Call, uid: string): Reservation {
  const { clock } = call;
  const input = validated(ReserveSlotInput, call.body);
  const eventType = call.store.eventType(input.eventTypeId);
  if (!eventType) throw notFound(`Event Type with ID=${input.eventTypeId} not found`);
  if (input.reservationDuration !== undefined) requireMember(call, eventType);
  const length = chooseLength(eventType, input.slotDuration, 'duration');
  const start = DateTime.fromISO(input.slotStart, { zone: 'utc' }).toMillis();
  requireFree(call, eventType, { start, end: start + length * 60_000 }, uid);
  const reservationDuration = input.reservationDuration ?? DEFAULT_MINUTES;
  return {
    uid,
    eventTypeId: eventType.id,
    start: new Date(start).toISOString(),
    end: new Date(start + length * 60_000).toISOString(),
    reservationDuration,
    until: new Date(clock.now().getTime() + reservationDuration * 60_000).toISOString(),
  };
}

function requireMember({ store, account }: Call, eventType: EventType): void {
  if (!account) throw unauthorized('reservationDuration can only be used for authenticated requests.');
  if (!isHostOrAdmin(store, eventType, account)) {
    throw forbidden('You are not authorized to set a reservation duration for this event type.');
  }
}

function requireFree({ store, clock }: Call, eventType: EventType, time: Interval, uid: string): void {
  const shared = seatedBookingAt(store, eventType, time.start);
  if (shared) {
    if (seatsLeft(shared, eventType) > 0) return;
    throw unprocessable(`Booking with uid=${shared.uid} has no more seats left.`);
  }
  const search = { eventType, lengthInMinutes: (time.end - time.start) / 60_000, span: time };
  if (freeHosts(calendarsOf(store, search), eventType, time).length === 0) {
    throw unprocessable("Can't reserve a slot if the event is already booked.");
  }
  if (isReserved(store, eventType, time, clock.now(), uid)) {
    throw unprocessable('This time slot is already reserved by another user. Please choose a different time.');
  }
}

const reservationOutput = ({ uid, eventTypeId, start, end, reservationDuration, until }: Reservation) => ({
  eventTypeId,
  slotStart: start,
  slotEnd: end,
  slotDuration: (Date.parse(end) - Date.parse(start)) / 60_000,
  reservationUid: uid,
  reservationDuration,
  reservationUntil: until,
});
