import type { CallOutcome, LoggedFunction } from './logged-function';
import { storable } from './masked-arguments';
import { isId, type NotedFunction } from './noted-function';

/** What a function has come to, for its call. */
interface FunctionRecord {
  logged: LoggedFunction;
  outcome: CallOutcome;
  bookingId?: number;
  /** That the call has named; it may be another company's. */
  teamId?: number;
}

const OUTCOMES: Record<string, CallOutcome> = {
  book_appointment: 'booked',
  reschedule_appointment: 'moved',
  cancel_appointment: 'cancelled',
  request_callback: 'callback',
};

/** Whether a function can be what its call has come to. */
export const isOutcome = (name: string): boolean => Object.hasOwn(OUTCOMES, name);

/** Characters; answers are shorter. */
const MAX_SAY = 1000;

export function recordOf({ name, args, answer, ms, at, teamId }: NotedFunction): FunctionRecord {
  const told = (typeof answer === 'string' ? JSON.parse(answer) : answer) as Record<string, unknown>;
  const { ok, say, reason, booking_id: bookingId } = told;
  const outcome = ok === true ? (OUTCOMES[name] ?? 'none') : 'none';
  return {
    logged: { name, args, say: textOf(say), reason: textOf(reason), ms, at: at.toISOString() },
    outcome,
    ...(outcome !== 'none' && isId(bookingId) ? { bookingId } : {}),
    ...(teamId === undefined ? {} : { teamId }),
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? storable(value, MAX_SAY) : null);
