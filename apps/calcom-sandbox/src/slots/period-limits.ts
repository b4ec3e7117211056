import { DateTime } from 'luxon';
import type { EventType, PeriodLimits } from '../model';
import type { Store } from '../store';
import type { Interval } from './working-hours';

const PERIODS = ['day', 'week', 'month', 'year'] as const;

/** The limit of the event type that one more booking at this time would exceed, as Cal.com calls it. */
export function reachedLimit(
  store: Store,
  eventType: EventType,
  time: Interval,
  exceptUid?: string,
): 'booking_limit_reached' | 'duration_limit_reached' | undefined {
  const { bookingLimitsCount, bookingLimitsDuration } = eventType;
  if (!bookingLimitsCount && !bookingLimitsDuration) return undefined;
  const booked = [...store.bookings.values()]
    .filter(
      ({ eventTypeId, status, uid }) => eventTypeId === eventType.id && status === 'accepted' && uid !== exceptUid,
    )
    .map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }));
  const zone = store.hostsOf(eventType.hostIds)[0]?.timeZone ?? 'UTC';
  const isOver = (limits: PeriodLimits | null, measure: (times: readonly Interval[]) => number) =>
    PERIODS.some((period) => {
      const limit = limits?.[period];
      return limit !== undefined && measure([...booked.filter(inSamePeriod(time, period, zone)), time]) > limit;
    });
  if (isOver(bookingLimitsCount, (times) => times.length)) return 'booking_limit_reached';
  if (isOver(bookingLimitsDuration, minutesOf)) return 'duration_limit_reached';
  return undefined;
}

const minutesOf = (times: readonly Interval[]) =>
  times.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0);

function inSamePeriod({ start }: Interval, period: (typeof PERIODS)[number], zone: string) {
  const at = DateTime.fromMillis(start, { zone });
  return (other: Interval) => DateTime.fromMillis(other.start, { zone }).hasSame(at, period);
}
