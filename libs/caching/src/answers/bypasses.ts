import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CacheKey } from '../keys/cache-keys';
import type { LoadedAnswer } from './lookup';

/**
 * The loads past the cache, while the store cannot be reached: one per key at a time. A caller joins the load that begins
 * next, never one under way: that one may have read before a write of another process, which could not tell this one.
 */
export class Bypasses {
  private readonly underWay = new Map<CacheKey, Promise<unknown>>();
  private readonly next = new Map<CacheKey, Promise<LoadedAnswer>>();

  join(key: CacheKey, load: () => Promise<string>): Promise<LoadedAnswer> {
    const known = this.next.get(key);
    if (known) return known;
    const answer = this.loadNext(key, load);
    this.next.set(key, answer);
    return answer;
  }

  private async loadNext(key: CacheKey, load: () => Promise<string>): Promise<LoadedAnswer> {
    // Callers of one turn share a load, too.
    await (this.underWay.get(key) ?? nextTurn());
    this.next.delete(key);
    const text = load();
    const ended = text.then(ignore, ignore);
    this.underWay.set(key, ended);
    try {
      return { text: await text, outcome: 'BYPASS' };
    } finally {
      if (this.underWay.get(key) === ended) this.underWay.delete(key);
    }
  }
}

const ignore = (): void => {};
