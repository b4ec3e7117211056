import type { Fault } from '../../../apps/calcom-sandbox/src';
import { type Booking, LATE_MS, type Step } from './steps';

type Example = [{ steps: Step[]; minutesOff: [number, number] }];

const step = (what: Partial<Step> & Pick<Step, 'kind'>, ...faults: Fault[]): Step =>
  ({ instance: 0, isJoined: false, faults, ...what }) as Step;

const book = (what: Partial<Booking> = {}, ...faults: Fault[]): Step =>
  step({ kind: 'book', person: 0, service: 0, time: 0, by: 'user', ...what }, ...faults);
const move = (...faults: Fault[]): Step => step({ kind: 'move', of: 0, time: 2, isKeyed: false }, ...faults);
const cancel = (...faults: Fault[]): Step => step({ kind: 'cancel', of: 0, isKeyed: false }, ...faults);
const reconcile = (...faults: Fault[]): Step => step({ kind: 'reconcile' }, ...faults);

const fault = (name: Fault['name'], operation: string, times = 1): Fault => ({ name, operation, times });
const made = (name: Fault['name']): Fault => fault(name, 'createBooking');
const moved = (name: Fault['name']): Fault => fault(name, 'rescheduleBooking');
/** All three tries of a read. */
const unread = (operation: string): Fault => fault('down', operation, 3);

const run = (...steps: Step[]): Example => [{ steps, minutesOff: [10, -10] }];

/** What went wrong once, or would without a line of code that says so. */
export const EXAMPLES: Example[] = [
  run(book({}, made('doubled')), move()),
  run(book({}, made('doubled')), cancel()),
  run(book({ service: 5 }, made('doubled')), book({ service: 5, person: 1 })),
  run(book({}, made('doubled-lost')), reconcile(fault('error-500', 'cancelBooking'))),
  run(book({}, made('lost-refused'))),
  run(book({}, made('lost-refused'), unread('listBookings'))),
  run(book({ service: 1, person: 1 }), book({ service: 1 }, made('wrong-booking'))),
  run(book({}, made('wrong-start'), unread('listBookings')), book({ instance: 1 } as Partial<Booking>)),
  run(book(), move(moved('wrong-start'))),
  run(book(), move(moved('lost-refused'))),
  run(book(), move(moved('lost'), unread('getBooking')), step({ kind: 'elsewhere', of: 0 })),
  run(book({ service: 5 }), book({ service: 5, person: 1 }), move(moved('lost'), unread('getBooking'))),
  run(book({ by: 'agent' }, { ...made('late-lost'), delayMs: LATE_MS }), book({ by: 'agent' }), reconcile()),
  run(book({ service: 4, time: 2 }), book({ service: 4 }), step({ kind: 'move', of: 1, time: 2, isKeyed: false })),
  run(book(), cancel(fault('lost-refused', 'cancelBooking'), unread('getBooking'))),
];
