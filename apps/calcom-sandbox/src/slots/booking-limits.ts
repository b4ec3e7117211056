import { DateTime } from 'luxon';
import type { BookingWindow, EventType } from '../model';

/** Whether a start lies after the notice period and inside the booking window. */
export function isInBounds(eventType: EventType, start: number, now: Date, timeZone: string): boolean {
  if (start < now.getTime() + eventType.minimumBookingNotice * 60_000) return false;
  return eventType.bookingWindow === null || isInWindow(eventType.bookingWindow, start, now, timeZone);
}

function isInWindow(window: BookingWindow, start: number, now: Date, zone: string): boolean {
  if (window.type === 'range') {
    const [first, last] = window.value.map((date) => DateTime.fromISO(date, { zone }));
    return (
      first !== undefined && last !== undefined && start >= first.toMillis() && start <= last.endOf('day').toMillis()
    );
  }
  const today = DateTime.fromJSDate(now, { zone });
  const last = window.type === 'calendarDays' ? today.plus({ days: window.value }) : addWorkdays(today, window.value);
  return start <= last.endOf('day').toMillis();
}

function addWorkdays(from: DateTime, count: number): DateTime {
  let day = from;
  for (let left = count; left > 0;) {
    day = day.plus({ days: 1 });
    if (day.weekday <= 5) left -= 1;
  }
  return day;
}
