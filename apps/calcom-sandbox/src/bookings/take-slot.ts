import { DateTime } from 'luxon';
import { ApiError, badRequest, EngineError } from '../http/errors';
import type { Call } from '../http/operation';
import type { EventType, Host } from '../model';
import { calendarsOf, freeHosts } from '../slots/availability';
import { isInBounds } from '../slots/booking-limits';
import { reachedLimit } from '../slots/period-limits';
import type { Interval } from '../slots/working-hours';
import type { Store } from '../store';
import type { HonouredFlags } from './host-flags.input';

export interface SlotRequest extends HonouredFlags {
  eventType: EventType;
  time: Interval;
  exceptUid?: string;
  preferredHostIds?: readonly number[];
}

/** Milliseconds since 1970; Cal.com reads a time without an offset as UTC. */
export const parseStart = (start: string) => DateTime.fromISO(start, { zone: 'utc' }).toMillis();

/** The hosts of a new booking. @throws ApiError 409 or, in version 2024-08-13, 400 when none is free. */
export function takeSlot(call: Call, request: SlotRequest): Host[] {
  const { store, clock, insertion } = call;
  const { eventType, time } = request;
  checkTime(store, request, clock.now());
  if (!insertion.unchecked) checkLimits(store, request);
  const search = {
    eventType,
    lengthInMinutes: (time.end - time.start) / 60_000,
    span: time,
    exceptUid: request.exceptUid,
  };
  const free = freeHosts(calendarsOf(store, search), eventType, time);
  if (free.length === 0 && !request.allowConflicts && !insertion.unchecked) throw taken(call, eventType);
  const willing = free.length > 0 ? free : store.hostsOf(eventType.hostIds);
  return eventType.schedulingType === 'collective' ? willing : [leastBusy(call, willing, request.preferredHostIds)];
}

/** @throws ApiError 400 for a start in the past, and outside the bounds of the event type. */
export function checkTime(store: Store, { eventType, time, allowOutOfBounds }: SlotRequest, now: Date): void {
  const timeZone = store.hostsOf(eventType.hostIds)[0]?.timeZone ?? 'UTC';
  if (time.start < now.getTime()) throw badRequest('Attempting to book a meeting in the past.');
  if (allowOutOfBounds || isInBounds(eventType, time.start, now, timeZone)) return;
  throw badRequest(
    'The event type can\'t be booked at the "start" time provided. This could be because it\'s too soon (violating the minimum booking notice) or too far in the future (outside the event\'s scheduling window). Try fetching available slots first using the GET /v2/slots endpoint and then make a booking with "start" time equal to one of the available slots: https://cal.com/docs/api-reference/v2/slots',
  );
}

/** @throws EngineError 403: a limit of the event type, which says nothing about the key. */
function checkLimits(store: Store, { eventType, time, exceptUid, skipLimits }: SlotRequest): void {
  const reached = skipLimits ? undefined : reachedLimit(store, eventType, time, exceptUid);
  if (reached) throw new EngineError(403, reached);
}

/** Newer versions answer 409, version 2024-08-13 answers 400; neither has an error code for a taken slot. */
function taken({ version }: Call, { schedulingType }: EventType): ApiError {
  const who = schedulingType === null ? 'User either' : 'One of the hosts either';
  const message = `${who} already has booking at this time or is not available`;
  return version === '2024-08-13' ? badRequest(message) : new ApiError(409, 'ConflictException', message);
}

/** Round robin: the host with the fewest accepted bookings. */
function leastBusy({ store }: Call, hosts: readonly Host[], preferred: readonly number[] = []): Host {
  const load = ({ userId }: Host) =>
    preferred.includes(userId)
      ? -1
      : [...store.bookings.values()].filter(({ status, hostIds }) => status === 'accepted' && hostIds.includes(userId))
          .length;
  const [next] = hosts.toSorted((a, b) => load(a) - load(b));
  if (!next) throw new EngineError(500, 'no_available_users_found_error');
  return next;
}

/** Cal.com's database forbids two accepted bookings of a host with the same start and end. @throws EngineError 409 */
export function refuseDuplicate(
  { store, insertion }: Call,
  { eventType, time, exceptUid }: SlotRequest,
  hosts: readonly Host[],
): void {
  if (eventType.requiresConfirmation || insertion.unchecked || !insertion.uniqueKey) return;
  const isDuplicate = [...store.bookings.values()].some(
    (other) =>
      other.status === 'accepted' &&
      other.uid !== exceptUid &&
      Date.parse(other.start) === time.start &&
      Date.parse(other.end) === time.end &&
      other.hostIds[0] === hosts[0]?.userId,
  );
  if (isDuplicate) throw new EngineError(409, 'booking_conflict_error');
}
