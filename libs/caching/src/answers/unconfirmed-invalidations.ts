import { LRUCache } from 'lru-cache';
import { type CacheFamily, type CacheKey, familyOf } from '../keys/cache-keys';
import type { Invalidation } from '../keys/invalidation';

/** A server that takes over is behind by less. */
const RECENT_MS = 10_000;
/** Of keys and families; beyond it the oldest are forgotten, and the outbox alone remembers them. */
const MAX_NAMES = 10_000;

interface Drop {
  kind: 'key' | 'family';
  /** When it was owed, on this process's own count. */
  since: number;
}

/**
 * What this process has to drop once more before it trusts what the store has: drops that failed, and, whenever the
 * connection was lost, those of a moment before, as the server that is there afterwards may not have heard of them.
 */
export class UnconfirmedInvalidations {
  private readonly owed = new LRUCache<string, Drop>({ max: MAX_NAMES });
  private readonly recent: LRUCache<string, Drop['kind']>;
  private count = 0;

  constructor(recentMs = RECENT_MS) {
    this.recent = new LRUCache({ max: MAX_NAMES, ttl: recentMs });
  }

  /** A drop begins. @returns what to call when it is over. */
  begin(invalidation: Invalidation): (isDone: boolean) => void {
    const begun = ++this.count;
    return (isDone) => {
      for (const [name, kind] of listed(invalidation)) {
        if (!isDone) this.owe(name, kind);
        else {
          this.recent.set(name, kind);
          // One that was owed later may be of a later write.
          if ((this.owed.peek(name)?.since ?? 0) < begun) this.owed.delete(name);
        }
      }
    };
  }

  /** The connection was lost, or news was. */
  lose(): void {
    for (const [name, kind] of this.recent.entries()) this.owe(name, kind);
    this.recent.clear();
  }

  /** Undefined when nothing is owed. */
  all(): Invalidation | undefined {
    return this.picked([...this.owed.keys()]);
  }

  /** What has to be dropped before this key may be read; undefined: nothing. */
  about(key: CacheKey): Invalidation | undefined {
    const names = [key, familyOf(key)].filter((name) => this.owed.has(name));
    const found = this.picked(names);
    // Where the family's register lies it may have been lost, too.
    return found && { ...found, keys: [key] };
  }

  private owe(name: string, kind: Drop['kind']): void {
    this.owed.set(name, { kind, since: ++this.count });
  }

  private picked(names: string[]): Invalidation | undefined {
    if (names.length === 0) return undefined;
    const of = (kind: Drop['kind']): string[] => names.filter((name) => this.owed.peek(name)?.kind === kind);
    return { keys: of('key') as CacheKey[], families: of('family') as CacheFamily[] };
  }
}

const listed = ({ keys = [], families = [] }: Invalidation): [name: string, kind: Drop['kind']][] => [
  ...keys.map((key): [string, 'key'] => [key, 'key']),
  ...families.map((family): [string, 'family'] => [family, 'family']),
];
