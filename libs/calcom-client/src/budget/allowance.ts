/**
 * What waits for a call: a caller (`interactive`), a requested run (`sync`), or nothing (`background`: reconciliation,
 * comparison, warming).
 */
export type Priority = 'interactive' | 'sync' | 'background';

/** The most urgent first. */
export const PRIORITIES: readonly Priority[] = ['interactive', 'sync', 'background'];

/** Calls that one API key may make, over all callers. */
export interface Allowance {
  /** In any 60 seconds. */
  perMinute: number;
  /** In any second. */
  perSecond: number;
  /** In flight at once. */
  concurrency: number;
}

/** Part of the whole budget; the rest is reserved for more urgent calls, of any instance. */
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
