import * as fc from 'fast-check';
import type { Fault } from '../../../apps/calcom-sandbox/src';

/** What is done in a run, in order. Each takes a moment; those that are `joined` begin together with the one before. */
export type Step = (Booking | Move | Cancellation | Replay | Look | Reconciliation | Elsewhere) & {
  /** Which of the two instances is asked. */
  instance: 0 | 1;
  isJoined: boolean;
  /** What goes wrong meanwhile. */
  faults: Fault[];
  /** PostgreSQL's connections are cut so many milliseconds after the step began. */
  cutAfterMs?: number;
};

export interface Booking {
  kind: 'book';
  person: number;
  service: number;
  time: number;
  by: 'user' | 'key' | 'agent';
}
/** `of`: which of the appointments that there are. */
interface Move {
  kind: 'move';
  of: number;
  time: number;
  isKeyed: boolean;
}
interface Cancellation {
  kind: 'cancel';
  of: number;
  isKeyed: boolean;
}
/** An earlier request, word by word. */
interface Replay {
  kind: 'replay';
  of: number;
}
interface Look {
  kind: 'look';
  of: number;
}
/** Twenty seconds pass, and both instances work on what is due. */
interface Reconciliation {
  kind: 'reconcile';
}
/** At Cal.com, an appointment is cancelled whose change has no outcome yet, or that nobody knows of. */
interface Elsewhere {
  kind: 'elsewhere';
  of: number;
}

/** Longer than the service waits for Cal.com. */
export const LATE_MS = 500;

/** With the fields that make a named fault as short as this test's patience. */
const PATIENCE: Record<string, Partial<Fault>> = {
  late: { delayMs: LATE_MS },
  'late-answer': { answerDelayMs: LATE_MS },
  'late-lost': { delayMs: LATE_MS },
};

const LOST = ['lost', 'lost-hang', 'lost-500', 'lost-502', 'lost-524', 'lost-refused'] as const;
const LATE = ['late', 'late-answer', 'late-lost'] as const;
const WRONG = [
  'wrong-booking',
  'wrong-event-type',
  'wrong-start',
  'wrong-attendee',
  'wrong-metadata',
  'no-metadata',
  'unstorable',
  'empty',
] as const;
const DOUBLED = ['doubled', 'doubled-lost'] as const;
const NOTHING = ['down', 'hang', 'error-500'] as const;
const REFUSED = ['taken', 'taken-400', 'taken-by-conflict', 'signed-up', 'booking-limit', 'out-of-bounds'] as const;

const named = (operation: string, names: readonly Fault['name'][]): fc.Arbitrary<Fault> =>
  fc.constantFrom(...names).map((name) => ({ name, operation, times: 1, ...PATIENCE[name ?? ''] }));

const anyFault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 6, arbitrary: named('createBooking', [...LOST, ...DOUBLED]) },
  { weight: 6, arbitrary: named('createBooking', [...LATE, ...WRONG, ...NOTHING, ...REFUSED, 'series-first-untold']) },
  { weight: 3, arbitrary: named('rescheduleBooking', [...LOST, ...LATE, ...WRONG, ...NOTHING, ...REFUSED, 'doubled']) },
  { weight: 2, arbitrary: named('cancelBooking', [...LOST, ...LATE, ...NOTHING, 'empty', 'doubled', 'taken']) },
  {
    weight: 3,
    arbitrary: fc
      .record({ name: fc.constantFrom(...NOTHING, 'empty' as const), times: fc.integer({ min: 1, max: 4 }) })
      .chain(({ name, times }) =>
        fc.constantFrom('listBookings', 'getBooking').map((operation): Fault => ({ name, operation, times })),
      ),
  },
  { weight: 1, arbitrary: fc.constant<Fault>({ name: 'check-insert-gap', times: 2 }) },
);

const which = fc.nat(5);
const what: fc.Arbitrary<Booking | Move | Cancellation | Replay | Look | Reconciliation | Elsewhere> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('book' as const),
      person: fc.nat(3),
      service: fc.nat(6),
      time: fc.nat(2),
      by: fc.constantFrom('user', 'key', 'agent'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('move' as const), of: which, time: fc.nat(2), isKeyed: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), of: which, isKeyed: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('replay' as const), of: which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('look' as const), of: which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reconcile' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('elsewhere' as const), of: which }) },
);

const circumstances = fc.record({
  instance: fc.constantFrom(0 as const, 1 as const),
  isJoined: fc.boolean(),
  faults: fc.oneof(
    { weight: 2, arbitrary: fc.constant<Fault[]>([]) },
    { weight: 3, arbitrary: fc.array(anyFault, { minLength: 1, maxLength: 2 }) },
  ),
  cutAfterMs: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(120) }),
});

/** A run: its steps, and how far the clocks of the two instances are off, in minutes. */
export const anyRun = fc.record({
  steps: fc.array(
    fc.tuple(what, circumstances).map(([step, others]): Step => ({ ...step, ...others })),
    { minLength: 3, maxLength: 9 },
  ),
  minutesOff: fc.tuple(fc.integer({ min: -10, max: 10 }), fc.integer({ min: -10, max: 10 })),
});
