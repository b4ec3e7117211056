import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { badRequest } from '../http/errors';
import type { Call } from '../http/operation';
import type { Recurrence } from '../model';
import { insertBooking } from './insert-booking';
import type { BookingDraft, Inserted } from './insert-booking';

/**
 * The bookings of a series, one after the other. Only the first needs a free host, whom the others then have; one that
 * is refused ends the series, and those before it stay.
 * @throws ApiError or EngineError of the first that is refused
 */
export async function insertSeries(call: Call, draft: BookingDraft, count: number | undefined): Promise<Inserted[]> {
  const { recurrence } = draft.eventType;
  if (!recurrence) throw new Error('Only a recurring event type has a series.');
  if (count !== undefined && count > recurrence.occurrences) {
    throw badRequest("Provided recurrence count is higher than the event type's recurring event count.");
  }
  const shared = { ...draft, recurringBookingUid: randomUUID() };
  const length = draft.time.end - draft.time.start;
  const inserted: Inserted[] = [];
  for (const start of startsOf(draft, recurrence, count ?? recurrence.occurrences)) {
    const [first] = inserted;
    const hosts = first && call.store.hostsOf(first.booking.hostIds);
    inserted.push(await insertBooking(call, { ...shared, time: { start, end: start + length }, hosts }));
  }
  return inserted;
}

/** At the same time of day in the attendee's zone, also when the clocks change. */
function startsOf({ time, attendee }: BookingDraft, { interval, frequency }: Recurrence, count: number): number[] {
  const first = DateTime.fromMillis(time.start, { zone: attendee.timeZone });
  const unit = ({ weekly: 'weeks', monthly: 'months', yearly: 'years' } as const)[frequency];
  return Array.from({ length: count }, (_, n) => first.plus({ [unit]: n * interval }).toMillis());
}
