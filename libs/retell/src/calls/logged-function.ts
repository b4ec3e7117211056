/** Outcomes of a call. */
export const CALL_OUTCOMES = ['booked', 'moved', 'cancelled', 'callback', 'none'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** A function that was called, as the log shows it. */
export interface LoggedFunction {
  name: string;
  /** Masked. */
  args: Record<string, unknown>;
  say: string | null;
  reason: string | null;
  /** Milliseconds until the answer. */
  ms: number;
  /** ISO 8601 in UTC. */
  at: string;
}
