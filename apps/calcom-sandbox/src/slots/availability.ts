import type { Booking, EventType, Host } from '../model';
import type { Store } from '../store';
import { overlaps, workingPeriods } from './working-hours';
import type { Interval } from './working-hours';

export interface SlotSearch {
  eventType: EventType;
  lengthInMinutes: number;
  span: Interval;
  /** The uid of a booking that is being moved: it does not block itself. */
  exceptUid?: string;
  /** Leaves out busy times that Cal.com's slot list misses, though a booking is refused for them. */
  forSlotList?: boolean;
}

interface HostCalendar {
  host: Host;
  working: Interval[];
  busy: Interval[];
}

/** The hosts' working periods and busy times, these with the buffers of their bookings. */
export function calendarsOf(store: Store, search: SlotSearch): HostCalendar[] {
  const { eventType, span } = search;
  return store.hostsOf(eventType.hostIds).map((host) => ({
    host,
    working: workingPeriods(host, span),
    busy: [...bookedBy(store, host, search.exceptUid), ...blocksOf(store, host, search.forSlotList ?? false)],
  }));
}

/** Whether the host is free for this time and the buffers of a new booking. */
export function isFree({ working, busy }: HostCalendar, eventType: EventType, time: Interval): boolean {
  const needed = buffered(time, eventType);
  return (
    working.some(({ start, end }) => start <= time.start && time.end <= end) &&
    !busy.some((taken) => overlaps(taken, needed))
  );
}

/** The free hosts; for a collective event type all of them or none. */
export function freeHosts(calendars: readonly HostCalendar[], eventType: EventType, time: Interval): Host[] {
  const free = calendars.filter((calendar) => isFree(calendar, eventType, time)).map(({ host }) => host);
  return eventType.schedulingType === 'collective' && free.length < calendars.length ? [] : free;
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
