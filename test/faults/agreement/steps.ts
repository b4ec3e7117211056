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
export const LATE_MS = 800;

/** What makes a named fault as short as the timeouts here. */
const SHORTENED: Record<string, Partial<Fault>> = {
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
  fc.constantFrom(...names).map((name) => ({ name, operation, times: 1, ...SHORTENED[name ?? ''] }));

/** Of what a step asks Cal.com for. */
const FAULTS_OF: Partial<Record<Step['kind'], fc.Arbitrary<Fault>>> = {
  book: fc.oneof(
    named('createBooking', [...LOST, ...DOUBLED]),
    named('createBooking', [...LATE, ...WRONG, ...NOTHING, ...REFUSED, 'series-first-untold']),
    fc.constant<Fault>({ name: 'check-insert-gap', times: 2 }),
  ),
  move: fc.oneof(
    named('rescheduleBooking', [...LOST, ...LATE, ...NOTHING, 'doubled']),
    named('rescheduleBooking', [...WRONG, ...REFUSED]),
  ),
  cancel: named('cancelBooking', [...LOST, ...LATE, ...NOTHING, 'empty', 'doubled', 'taken']),
};

/** Cal.com cannot be searched. */
const deaf: fc.Arbitrary<Fault> = fc.record({
  name: fc.constantFrom(...NOTHING, 'empty' as const),
  times: fc.integer({ min: 1, max: 4 }),
  operation: fc.constantFrom('listBookings', 'getBooking', 'cancelBooking'),
});

const faultsOf = (kind: Step['kind']): fc.Arbitrary<Fault[]> => {
  const own = FAULTS_OF[kind];
  const any = own ? fc.oneof({ weight: 4, arbitrary: own }, { weight: 1, arbitrary: deaf }) : deaf;
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant<Fault[]>([]) },
    { weight: 3, arbitrary: fc.array(any, { minLength: 1, maxLength: 2 }) },
  );
};

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

const anyStep: fc.Arbitrary<Step> = what.chain((step) =>
  fc
    .record({
      instance: fc.constantFrom(0 as const, 1 as const),
      isJoined: fc.boolean(),
      faults: faultsOf(step.kind),
      cutAfterMs: fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(120) }),
    })
    .map((circumstances): Step => ({ ...step, ...circumstances })),
);

/** A run: its steps, and how far the clocks of the two instances are off, in minutes. */
export const anyRun = fc.record({
  steps: fc.array(anyStep, { minLength: 3, maxLength: 10 }),
  minutesOff: fc.tuple(fc.integer({ min: -10, max: 10 }), fc.integer({ min: -10, max: 10 })),
});
