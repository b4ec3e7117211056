import type { Store } from '../store';
import { diariesOf, freeHosts } from './availability';
import type { Question } from './availability';
import { isInBounds } from './booking-limits';

/** Starts at which the event type can be booked, ascending; a grid of `slotInterval` from each opening on. */
export function freeSlots(store: Store, question: Question, now: Date): number[] {
  const { eventType, lengthInMinutes, span } = question;
  // A managed parent has no time of its own: only its children can be asked.
  if (eventType.schedulingType === 'managed') return [];
  const length = lengthInMinutes * 60_000;
  const step = (eventType.slotInterval ?? lengthInMinutes) * 60_000;
  const diaries = diariesOf(store, { ...question, forSlotList: true });
  const timeZone = diaries[0]?.host.timeZone ?? 'UTC';
  const starts = new Set<number>();
  for (const { start, end } of diaries.flatMap(({ working }) => working)) {
    for (let at = start; at + length <= end; at += step) {
      if (at >= span.start && at <= span.end) starts.add(at);
    }
  }
  return [...starts]
    .filter((start) => isInBounds(eventType, start, now, timeZone))
    .filter((start) => freeHosts(diaries, eventType, { start, end: start + length }).length > 0)
    .toSorted((a, b) => a - b);
}
