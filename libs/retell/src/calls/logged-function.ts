/** What has become of a call. */
export type CallOutcome = 'booked' | 'moved' | 'cancelled' | 'callback' | 'none';

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
