import { DateTime } from 'luxon';
import { seatsAt } from '../seats/seats';
import { chooseLength } from '../event-types/length';
import type { Operation } from '../http/operation';
import { freeSlots } from './free-slots';
import { parseSlotsQuery, parseSpan, selectEventType } from './slots.input';

export const getSlots: Operation = {
  name: 'getSlots',
  method: 'GET',
  path: '/slots',
  versions: ['2024-09-04'],
  auth: 'optional',
  run({ store, clock, query: raw }) {
    const query = parseSlotsQuery(raw);
    const span = parseSpan(query);
    const eventType = selectEventType(store, query);
    const lengthInMinutes = chooseLength(eventType, query.duration, 'duration');
    const search = { eventType, lengthInMinutes, span, exceptUid: query.bookingUidToReschedule };

    const days: Record<string, object[]> = {};
    for (const start of freeSlots(store, search, clock.now())) {
      const local = DateTime.fromMillis(start, { zone: query.timeZone ?? 'utc' });
      const slot = {
        start: local,
        ...(query.format === 'range' && { end: local.plus({ minutes: lengthInMinutes }) }),
        ...seatsAt(store, eventType, start),
      };
      (days[local.toFormat('yyyy-MM-dd')] ??= []).push(slot);
    }
    return days;
  },
};
