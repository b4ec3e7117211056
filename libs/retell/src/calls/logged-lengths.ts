import { LRUCache } from 'lru-cache';

/** Functions that are kept of one call: one that goes round in circles fills no disk. */
export const MAX_FUNCTIONS = 200;
/** Calls whose functions are counted at a time. */
const MAX_CALLS = 10_000;

/** How many functions of each call this process has noted, so that what would not be kept costs nothing. */
export class LoggedLengths {
  private readonly counts = new LRUCache<string, number>({ maxSize: MAX_CALLS, sizeCalculation: () => 1 });

  /** Counts a function. @returns whether there is room for it. */
  take(companyId: number, callId: unknown): boolean {
    const key = `${companyId} ${String(callId)}`;
    const count = this.counts.get(key) ?? 0;
    if (count >= MAX_FUNCTIONS) return false;
    this.counts.set(key, count + 1);
    return true;
  }
}
