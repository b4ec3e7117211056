import { randomUUID } from 'node:crypto';
import type { Booking } from '../model';
import type { Store } from '../store';
import { Page } from './operation';

type Answer = Record<string, unknown>;

const DAY_MS = 86_400_000;
const STRANGER = { name: 'Somebody Else', email: 'somebody.else@example.com', timeZone: 'Europe/Berlin' };

const dayLater = (instant: unknown) => new Date(Date.parse(String(instant)) + DAY_MS).toISOString();

/** Each changes one booking of an answer. */
const CHANGES = {
  'other-booking': (answer: Answer, store: Store) => ({ ...answer, ...partsOfAnother(answer, store) }),
  'other-event-type': (answer: Answer) => {
    const id = Number(answer['eventTypeId']) + 1;
    return { ...answer, eventTypeId: id, eventType: { id, slug: 'another' } };
  },
  'other-start': (answer: Answer) => ({
    ...answer,
    start: dayLater(answer['start']),
    end: dayLater(answer['end']),
  }),
  'other-attendee': (answer: Answer) => ({
    ...answer,
    attendees: attendeesIn(answer).map((attendee) => ({ ...attendee, ...STRANGER, displayEmail: STRANGER.email })),
    ...(answer['bookingFieldsResponses'] !== undefined && { bookingFieldsResponses: STRANGER }),
  }),
  'other-metadata': (answer: Answer) =>
    withMetadata(answer, (metadata) => Object.fromEntries(Object.keys(metadata).map((key) => [key, randomUUID()]))),
  'no-metadata': (answer: Answer) => withMetadata(answer, () => ({})),
  'no-seat': ({ seatUid: _seatUid, ...answer }: Answer) =>
    withMetadata({ ...answer, attendees: attendeesIn(answer).map(({ seatUid: _own, ...of }) => of) }, () => ({})),
  unstorable: (answer: Answer) => ({ ...answer, id: 2 ** 60, uid: `${String(answer['uid'])}\u0000`, start: '+275760' }),
  empty: () => ({}),
  'first-untold': (answer: Answer) => answer,
};

export type WrongAnswer = keyof typeof CHANGES;
export const WRONG_ANSWERS = Object.keys(CHANGES) as WrongAnswer[];

/** The answer of an operation, with every booking in it changed. */
export function wrongAnswer(kind: WrongAnswer, result: unknown, store: Store): unknown {
  const change = (answer: unknown) => CHANGES[kind](answer as Answer, store);
  if (result instanceof Page) return new Page(result.data.map(change), result.pagination);
  if (!Array.isArray(result)) return change(result);
  return kind === 'first-untold' ? result.slice(1) : result.map(change);
}

const attendeesIn = ({ attendees }: Answer) => (attendees ?? []) as Answer[];

/** Metadata is on the booking, or with seats on each attendee. */
function withMetadata(answer: Answer, change: (metadata: object) => object): Answer {
  const changed = (of: Answer) =>
    of['metadata'] === undefined ? of : { ...of, metadata: change(of['metadata'] as object) };
  return { ...changed(answer), attendees: attendeesIn(answer).map(changed) };
}

/** The fields of the latest other booking, or of an invented one if there is none. */
function partsOfAnother({ uid, start, end, attendees, id }: Answer, { bookings }: Store): Answer {
  const other = [...bookings.values()].findLast((booking) => booking.uid !== uid);
  if (other) return partsOf(other);
  return {
    id: Number(id) + 1,
    uid: randomUUID(),
    start: dayLater(start),
    end: dayLater(end),
    metadata: {},
    attendees: attendeesIn({ attendees }).map((attendee) => ({ ...attendee, ...STRANGER })),
  };
}

function partsOf({ id, uid, icsUid, title, start, end, status, eventTypeId, metadata, attendee }: Booking): Answer {
  const duration = (Date.parse(end) - Date.parse(start)) / 60_000;
  const attendees = [{ ...attendee, displayEmail: attendee.email, absent: false }];
  return { id, uid, icsUid, title, start, end, status, duration, eventTypeId, metadata, attendees };
}
