import type { UnnamedFault } from './fault';
import { REFUSALS } from './refusals';

interface NamedFault {
  what: string;
  fault: UnnamedFault;
}

const booking = (what: string, fault: UnnamedFault): NamedFault => ({
  what,
  fault: { operation: 'createBooking', ...fault },
});

const DEFECTS = {
  lost: booking('booked, but the connection is cut', { abort: 'after-effect' }),
  'lost-hang': booking('booked, but never answered', { abort: 'after-effect-hang' }),
  'lost-500': booking('booked, but answered 500', {
    abort: 'after-effect',
    status: 500,
    body: { statusCode: 500, message: 'Internal server error' },
  }),
  'lost-502': booking('booked, but answered 502', { abort: 'after-effect', status: 502 }),
  'lost-524': booking('booked, but the edge answers a page', { abort: 'after-effect', status: 524 }),
  'lost-refused': booking('booked, but refused as taken', { abort: 'after-effect', refuse: REFUSALS.taken }),
  late: booking('booked after 5 s, then answered', { delayMs: 5000 }),
  'late-answer': booking('booked at once, answered after 5 s', { answerDelayMs: 5000 }),
  'late-lost': booking('the connection is cut, booked 5 s later', { abort: 'before-effect', delayMs: 5000 }),
  'wrong-booking': booking('booked, but another booking is answered', { answer: 'other-booking' }),
  'wrong-event-type': booking('booked, but another event type is answered', { answer: 'other-event-type' }),
  'wrong-start': booking('booked, but another start is answered', { answer: 'other-start' }),
  'wrong-attendee': booking('booked, but another attendee is answered', { answer: 'other-attendee' }),
  'wrong-metadata': booking('booked, but other metadata is answered', { answer: 'other-metadata' }),
  'no-metadata': booking('booked, but no metadata is answered', { answer: 'no-metadata' }),
  'no-seat': booking('booked, but neither seat nor metadata is answered', { answer: 'no-seat' }),
  unstorable: booking('booked, but the answer fits no table', { answer: 'unstorable' }),
  empty: booking('booked, but the answer is empty', { answer: 'empty' }),
  doubled: booking('booked twice, one of them answered', { twice: true }),
  'doubled-lost': booking('booked twice, but the connection is cut', { twice: true, abort: 'after-effect' }),
  'check-insert-gap': {
    what: 'check and insert are 30 ms apart, for bookings and moves',
    fault: { checkInsertGapMs: 30 },
  },
  'series-first-untold': booking('a series is made, but its first booking is not answered', {
    answer: 'first-untold',
  }),
  down: { what: 'the connection is cut before anything happens', fault: { abort: 'reset' } },
  hang: { what: 'no answer, and nothing happens', fault: { abort: 'hang' } },
  'error-500': {
    what: '500 before anything happens',
    fault: { status: 500, body: { statusCode: 500, message: 'Internal server error' } },
  },
  'rate-limited': {
    what: '429, with a minute to wait',
    fault: {
      status: 429,
      headers: { 'X-RateLimit-Remaining-Default': '0', 'X-RateLimit-Reset-Default': '60' },
    },
  },
  locked: {
    what: '429, with a day to wait, as after a burst',
    fault: {
      status: 429,
      headers: { 'X-RateLimit-Remaining-Default': '0', 'X-RateLimit-Reset-Default': '86400' },
    },
  },
  'webhook-lost': { what: 'an event is never sent', fault: { webhook: 'lost' } },
  'webhook-late': { what: 'an event is sent 5 s later', fault: { webhook: 'late', delayMs: 5000 } },
  'webhook-doubled': { what: 'an event is sent twice', fault: { webhook: 'doubled' } },
  'webhook-out-of-order': { what: 'an event is sent after the next one', fault: { webhook: 'held' } },
  'webhook-forged': { what: 'an event is signed with another secret', fault: { webhook: 'forged' } },
  'webhook-skewed': {
    what: 'an event says that it happened an hour ago',
    fault: { webhook: 'skewed', skewMs: -3_600_000 },
  },
  slow: { what: 'every answer takes 2 s', fault: { delayMs: 2000 } },
  'very-slow': { what: 'every answer takes 7 s', fault: { delayMs: 7000 } },
  drip: { what: 'every answer comes in pieces, over 5 s', fault: { dripMs: 5000 } },
  'edge-524': { what: 'the edge gives up with a page, 524', fault: { status: 524 } },
  'page-200': {
    what: 'a page is answered with 200',
    fault: {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<!DOCTYPE html><title>Just a moment…</title>',
    },
  },
  'error-in-200': {
    what: 'an error is answered with 200, beside an empty list',
    fault: {
      status: 200,
      body: { status: 'error', data: [], error: { code: 'INTERNAL_SERVER_ERROR', message: 'Fault' } },
    },
  },
  cut: { what: 'answers end in the middle', fault: { cut: true } },
  'doubled-id': { what: 'the first item of a list is there twice, as another', fault: { list: 'doubled-id' } },
  'wrong-types': { what: 'the first item of a list has other types', fault: { list: 'wrong-types' } },
  'repeated-page': { what: 'every page of a list is the first', fault: { list: 'repeated-page' } },
  endless: { what: 'every page of a list is followed by another', fault: { list: 'endless' } },
  'looping-cursor': { what: 'two pages of a list name each other as the next', fault: { list: 'looping-cursor' } },
} satisfies Record<string, NamedFault>;

export type FaultName = keyof typeof DEFECTS | keyof typeof REFUSALS;

const REFUSED = Object.fromEntries(
  Object.entries(REFUSALS).map(([name, refuse]) => [
    name,
    booking(`refused: ${refuse.status} ${refuse.message.slice(0, 60)}`, { refuse }),
  ]),
) as Record<keyof typeof REFUSALS, NamedFault>;

/** Faults by name, with what happens. Bookings are meant where nothing else is said, unless `operation` is given. */
export const NAMED_FAULTS: Record<FaultName, NamedFault> = { ...DEFECTS, ...REFUSED };

export const FAULT_NAMES = Object.keys(NAMED_FAULTS) as FaultName[];
