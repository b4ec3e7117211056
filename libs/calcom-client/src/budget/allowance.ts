/**
 * Who waits for a call: a caller (`interactive`), a run that was asked for (`sync`), or nobody (`background`:
 * reconciliation, comparison, warming).
 */
export type Priority = 'interactive' | 'sync' | 'background';

/** The most urgent first. */
export const PRIORITIES: readonly Priority[] = ['interactive', 'sync', 'background'];

/** How many calls one API key may make, whoever makes them. */
export interface Allowance {
  /** In any 60 seconds. */
  perMinute: number;
  /** In any second. */
  perSecond: number;
  /** In flight at once. */
  concurrency: number;
}

/** Of the whole budget: what is left is there for those who are more urgent, in whichever instance they come. */
const SHARES: Record<Priority, number> = { interactive: 1, sync: 0.8, background: 0.5 };

/** How much of a key's budget may be in use when a call of this priority begins. */
export const allowanceOf = (priority: Priority, whole: Allowance): Allowance => partOf(whole, SHARES[priority]);

/** @param share from 0 to 1. */
export const partOf = ({ perMinute, perSecond, concurrency }: Allowance, share: number): Allowance => ({
  perMinute: amountOf(perMinute, share),
  perSecond: amountOf(perSecond, share),
  concurrency: amountOf(concurrency, share),
});

const amountOf = (whole: number, share: number): number => Math.max(1, Math.floor(whole * share));
