import { LRUCache } from 'lru-cache';

const MAX_KEYS = 10_000;

/** The API keys that Cal.com has blocked with a 429, until their time is over. */
export class BlockedKeys {
  private readonly until = new LRUCache<string, number>({ max: MAX_KEYS });

  /** @param seconds as Cal.com names them. A block that is known already is not shortened. */
  block(key: string, seconds: number): void {
    const until = performance.now() + seconds * 1000;
    this.until.set(key, Math.max(until, this.until.get(key) ?? 0));
  }

  /** Seconds until the key may be used again; undefined: at once. */
  retryAfter(key: string): number | undefined {
    const left = (this.until.get(key) ?? 0) - performance.now();
    return left > 0 ? Math.ceil(left / 1000) : undefined;
  }
}
