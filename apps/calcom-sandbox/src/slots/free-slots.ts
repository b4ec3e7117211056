import { seatedBookingAt, seatsLeft } from '../seats/seats';
import type { Store } from '../store';
import { calendarsOf, freeHosts } from './availability';
import { isReserved } from './reservations';
import { reachedLimit } from './period-limits';
import type { SlotSearch } from './availability';
import { isInBounds } from './booking-limits';

/** Bookable starts (ms since 1970), ascending: a grid of `slotInterval` from the start of each working period. */
export function freeSlots(store: Store, search: SlotSearch, now: Date): number[] {
  const { eventType, lengthInMinutes, span } = search;
  // A managed parent has no slots of its own, only its children have.
  if (eventType.schedulingType === 'managed') return [];
  const length = lengthInMinutes * 60_000;
  const step = (eventType.slotInterval ?? lengthInMinutes) * 60_000;
  const calendars = calendarsOf(store, { ...search, forSlotList: true });
  const timeZone = calendars[0]?.host.timeZone ?? 'UTC';
  const hasRoom = (start: number) => {
    const shared = seatedBookingAt(store, eventType, start);
    if (shared) return seatsLeft(shared, eventType) > 0;
    return freeHosts(calendars, eventType, { start, end: start + length }).length > 0;
  };
  const starts = new Set<number>();
  for (const { start, end } of calendars.flatMap(({ working }) => working)) {
    for (let at = start; at + length <= end; at += step) {
      if (at >= span.start && at <= span.end) starts.add(at);
    }
  }
  return [...starts]
    .filter((start) => isInBounds(eventType, start, now, timeZone))
    .filter((start) => hasRoom(start))
    .filter((start) => !isReserved(store, eventType, { start, end: start + length }, now))
    .filter((start) => !reachedLimit(store, eventType, { start, end: start + length }, search.exceptUid))
    .toSorted((a, b) => a - b);
}
