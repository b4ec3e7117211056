import { LRUCache } from 'lru-cache';
import { type CacheFamily, type CacheKey, familyOf } from '../keys/cache-keys';
import type { Invalidation } from '../keys/invalidation';

/** Redis replication lags by less, so a promoted replica misses no invalidation that is older. */
const REPLICATION_LAG_MS = 10_000;
/** Keys and families. Beyond it the oldest are evicted, and only the outbox still repeats them. */
const MAX_NAMES = 10_000;

interface Unconfirmed {
  kind: 'key' | 'family';
  /** Position in this process's own count of invalidations. */
  sequence: number;
}

/**
 * The invalidations that this process has to repeat before it trusts the store: those that failed, and, after every gap
 * in the connection, those of the last {@link REPLICATION_LAG_MS}, since a server that takes over may have missed them.
 */
export class UnconfirmedInvalidations {
  private readonly unconfirmed = new LRUCache<string, Unconfirmed>({ maxSize: MAX_NAMES, sizeCalculation: () => 1 });
  private readonly recent: LRUCache<string, Unconfirmed['kind']>;
  private count = 0;

  constructor(recentMs = REPLICATION_LAG_MS) {
    this.recent = new LRUCache({ maxSize: MAX_NAMES, sizeCalculation: () => 1, ttl: recentMs });
  }

  /** Marks the start of an invalidation. @returns what to call with its outcome. */
  begin(invalidation: Invalidation): (isDone: boolean) => void {
    const begun = ++this.count;
    return (isDone) => {
      for (const [name, kind] of listed(invalidation)) {
        if (!isDone) this.mark(name, kind);
        else {
          this.recent.set(name, kind);
          // One that was marked after this one began may belong to a later write.
          if ((this.unconfirmed.peek(name)?.sequence ?? 0) < begun) this.unconfirmed.delete(name);
        }
      }
    };
  }

  /** The connection broke, or events were lost. */
  markGap(): void {
    for (const [name, kind] of this.recent.entries()) this.mark(name, kind);
    this.recent.clear();
  }

  get isEmpty(): boolean {
    return this.unconfirmed.size === 0;
  }

  /** Undefined when everything is confirmed. */
  all(): Invalidation | undefined {
    return this.picked([...this.unconfirmed.keys()]);
  }

  /** What has to be invalidated before this key may be read; undefined: nothing. */
  concerning(key: CacheKey): Invalidation | undefined {
    const names = [key, familyOf(key)].filter((name) => name !== undefined);
    return this.picked(names.filter((name) => this.unconfirmed.has(name)));
  }

  private mark(name: string, kind: Unconfirmed['kind']): void {
    this.unconfirmed.set(name, { kind, sequence: ++this.count });
  }

  private picked(names: string[]): Invalidation | undefined {
    if (names.length === 0) return undefined;
    const of = (kind: Unconfirmed['kind']): string[] =>
      names.filter((name) => this.unconfirmed.peek(name)?.kind === kind);
    return { keys: of('key') as CacheKey[], families: of('family') as CacheFamily[] };
  }
}

const listed = ({ keys = [], families = [] }: Invalidation): [name: string, kind: Unconfirmed['kind']][] => [
  ...keys.map((key): [string, 'key'] => [key, 'key']),
  ...families.map((family): [string, 'family'] => [family, 'family']),
];
