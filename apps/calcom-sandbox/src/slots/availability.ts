import type { Booking, EventType, Host } from '../model';
import type { Store } from '../store';
import { overlaps, workingPeriods } from './working-hours';
import type { Interval } from './working-hours';

export interface Question {
  eventType: EventType;
  lengthInMinutes: number;
  span: Interval;
  /** A booking that is being moved does not stand in its own way. */
  exceptUid?: string;
  /** The slot list does not always see what refuses the booking. */
  forSlotList?: boolean;
}

interface Diary {
  host: Host;
  working: Interval[];
  busy: Interval[];
}

/** The hosts' working periods and what fills them, with the buffers of the bookings that are there. */
export function diariesOf(store: Store, question: Question): Diary[] {
  const { eventType, span } = question;
  return store.hostsOf(eventType.hostIds).map((host) => ({
    host,
    working: workingPeriods(host, span),
    busy: [...bookedBy(store, host, question.exceptUid), ...blocksOf(store, host, question.forSlotList ?? false)],
  }));
}

/** Whether one host can take this time, with the buffers that the new booking needs. */
export function isFree({ working, busy }: Diary, eventType: EventType, time: Interval): boolean {
  const needed = buffered(time, eventType);
  return (
    working.some(({ start, end }) => start <= time.start && time.end <= end) &&
    !busy.some((taken) => overlaps(taken, needed))
  );
}

/** The hosts who would take this time: all of them or none for a collective, whoever is free otherwise. */
export function freeHosts(diaries: readonly Diary[], eventType: EventType, time: Interval): Host[] {
  const free = diaries.filter((diary) => isFree(diary, eventType, time)).map(({ host }) => host);
  return eventType.schedulingType === 'collective' && free.length < diaries.length ? [] : free;
}

function bookedBy(store: Store, { userId }: Host, exceptUid?: string): Interval[] {
  return [...store.bookings.values()]
    .filter((booking) => booking.hostIds.includes(userId) && booking.uid !== exceptUid && takesTime(store, booking))
    .map((booking) => buffered(spanOf(booking), store.eventType(booking.eventTypeId)));
}

function takesTime(store: Store, { status, eventTypeId }: Booking): boolean {
  return status === 'accepted' || (status === 'pending' && store.eventType(eventTypeId)?.blockUnconfirmed === true);
}

function blocksOf(store: Store, { userId }: Host, forSlotList: boolean): Interval[] {
  return store.busyBlocks
    .filter((block) => block.hostId === userId && (block.shownInSlots || !forSlotList))
    .map((block) => spanOf(block));
}

const spanOf = ({ start, end }: { start: string; end: string }): Interval => ({
  start: Date.parse(start),
  end: Date.parse(end),
});

function buffered({ start, end }: Interval, eventType: EventType | undefined): Interval {
  return {
    start: start - (eventType?.beforeEventBuffer ?? 0) * 60_000,
    end: end + (eventType?.afterEventBuffer ?? 0) * 60_000,
  };
}
