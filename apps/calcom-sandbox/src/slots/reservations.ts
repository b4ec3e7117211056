import type { EventType, Reservation } from '../model';
import type { Store } from '../store';
import { overlaps } from './working-hours';
import type { Interval } from './working-hours';

/** The reservation with the uid; undefined if it is unknown, deleted or expired. */
export function activeReservation({ reservations }: Store, uid: string, now: Date): Reservation | undefined {
  const found = reservations.get(uid);
  return found && Date.parse(found.until) > now.getTime() ? found : undefined;
}

/** Whether the time is reserved with any host of the event type: it is then no slot for others. */
export function isReserved(store: Store, { id }: EventType, time: Interval, now: Date, exceptUid?: string): boolean {
  return [...store.reservations.values()].some(
    ({ uid, eventTypeId, start, end, until }) =>
      uid !== exceptUid &&
      eventTypeId === id &&
      Date.parse(until) > now.getTime() &&
      overlaps({ start: Date.parse(start), end: Date.parse(end) }, time),
  );
}
