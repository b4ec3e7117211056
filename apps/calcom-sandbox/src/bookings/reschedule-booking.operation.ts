import { setTimeout as delay } from 'node:timers/promises';
import { IsISO8601, IsOptional, IsString } from 'class-validator';
import { badRequest } from '../http/errors';
import type { Call, Operation } from '../http/operation';
import { validated } from '../http/validation';
import type { Booking, EventType } from '../model';
import { BOOKING_VERSIONS } from './booking-versions';
import { bookingOutput } from './bookings.output';
import { eventTypeOf, findBooking } from './find-booking';
import { HostFlagsInput, honouredFlags } from './host-flags.input';
import { announceMove } from './announce-move';
import { moveSeat } from './move-seat';
import { parseStart, refuseDuplicate, takeSlot } from './take-slot';
import { newUid } from './uid';

class RescheduleBookingInput extends HostFlagsInput {
  @IsISO8601({ strict: true })
  start: string;

  @IsOptional()
  @IsString()
  seatUid?: string;

  @IsOptional()
  @IsString()
  rescheduledBy?: string;

  @IsOptional()
  @IsString()
  reschedulingReason?: string;

  @IsOptional()
  @IsString()
  emailVerificationCode?: string;
}

/** Makes a new booking with a new uid; the old one is cancelled and refers to it. */
export const rescheduleBooking: Operation = {
  name: 'rescheduleBooking',
  method: 'POST',
  path: '/bookings/:bookingUid/reschedule',
  versions: BOOKING_VERSIONS,
  auth: 'optional',
  status: 201,
  async run(call) {
    const input = validated(RescheduleBookingInput, call.body);
    const old = findBooking(call);
    const eventType = eventTypeOf(call, old);
    refuseEnded(old);
    if (eventType.disableRescheduling) {
      throw badRequest(
        `Can't reschedule booking with uid=${old.uid} because its event type does not allow rescheduling.`,
      );
    }
    if (!old.seats) return bookingOutput(call, await move(call, old, eventType, input));
    const flags = honouredFlags(input, eventType, call.account);
    const wanted = { start: parseStart(input.start), seatUid: input.seatUid, flags };
    const { booking, seatUid } = await moveSeat(call, old, eventType, wanted);
    return bookingOutput(call, booking, seatUid);
  },
};

async function move(call: Call, old: Booking, eventType: EventType, input: RescheduleBookingInput): Promise<Booking> {
  const start = parseStart(input.start);
  const time = { start, end: start + Date.parse(old.end) - Date.parse(old.start) };
  const flags = honouredFlags(input, eventType, call.account);
  const request = { eventType, time, exceptUid: old.uid, preferredHostIds: old.hostIds, ...flags };
  const hosts = takeSlot(call, request);
  if (call.insertion.gapMs > 0) await delay(call.insertion.gapMs);
  refuseDuplicate(call, request, hosts);
  const byHost = hosts.some(({ email }) => email === input.rescheduledBy);
  const now = call.clock.now().toISOString();
  const { id: _id, rescheduledToUid: _to, ...kept } = old;
  const uid = newUid();
  const reason = input.reschedulingReason ?? '';
  Object.assign(old, {
    status: 'cancelled',
    rescheduledToUid: uid,
    cancellationReason: reason,
    rescheduledByEmail: input.rescheduledBy ?? null,
    updatedAt: now,
  });
  const moved = call.store.addBooking({
    ...kept,
    uid,
    icsSequence: (old.icsSequence ?? 0) + 1,
    isRescheduleRequested: false,
    hostIds: hosts.map(({ userId }) => userId),
    status: eventType.requiresConfirmation && !byHost ? 'pending' : 'accepted',
    start: new Date(time.start).toISOString(),
    end: new Date(time.end).toISOString(),
    reschedulingReason: reason,
    // Observed at Cal.com: a moved booking has the reason in `cancellationReason`.
    cancellationReason: reason,
    rescheduledByEmail: null,
    rescheduledFromUid: old.uid,
    createdAt: now,
    updatedAt: now,
  });
  announceMove(call, old, moved);
  return moved;
}

function refuseEnded({ uid, status, rescheduledToUid, isRescheduleRequested }: Booking): void {
  if (status === 'accepted' || status === 'pending' || isRescheduleRequested) return;
  if (status === 'rejected') throw badRequest(`Can't reschedule booking with uid=${uid} because it has been rejected.`);
  throw badRequest(
    rescheduledToUid === undefined
      ? `Can't reschedule booking with uid=${uid} because it has been cancelled. Please provide uid of a booking that is not cancelled.`
      : `Can't reschedule booking with uid=${uid} because it has been cancelled and rescheduled already to booking with uid=${rescheduledToUid}. You probably want to reschedule ${rescheduledToUid} instead by passing it within the request URL.`,
  );
}
