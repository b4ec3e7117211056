import type { Clock } from '@app/common';

interface Entry<V> {
  value: V;
  expiresAt: number;
}

/** A map whose entries expire, and which evicts the least recently used one when it is full. */
export class ExpiringMap<K, V> {
  private readonly entriesByKey = new Map<K, Entry<V>>();

  /** `onEvicted` is called for entries that were evicted for lack of room, not for deleted or expired ones. */
  constructor(
    private readonly clock: Clock,
    private readonly capacity: number,
    private readonly onEvicted: (value: V, key: K) => void = () => {},
  ) {}

  get size(): number {
    return this.entriesByKey.size;
  }

  get(key: K): V | undefined {
    const entry = this.entriesByKey.get(key);
    if (!entry) return undefined;
    this.entriesByKey.delete(key);
    if (entry.expiresAt <= this.now()) return undefined;
    // A map keeps the order of insertion: putting it in again makes it the most recently used.
    this.entriesByKey.set(key, entry);
    return entry.value;
  }

  /** Milliseconds until the entry expires; undefined without a live one. Does not count as a use. */
  remaining(key: K): number | undefined {
    const left = (this.entriesByKey.get(key)?.expiresAt ?? 0) - this.now();
    return left > 0 ? left : undefined;
  }

  set(key: K, value: V, ttlMs: number): void {
    this.entriesByKey.delete(key);
    this.makeRoom();
    this.entriesByKey.set(key, { value, expiresAt: this.now() + ttlMs });
  }

  /** Postpones the expiry of an entry to at least `ttlMs` from now. */
  extend(key: K, ttlMs: number): void {
    const entry = this.entriesByKey.get(key);
    if (entry) entry.expiresAt = Math.max(entry.expiresAt, this.now() + ttlMs);
  }

  delete(key: K): void {
    this.entriesByKey.delete(key);
  }

  keys(): IterableIterator<K> {
    return this.entriesByKey.keys();
  }

  *entries(): Generator<[K, V]> {
    const now = this.now();
    for (const [key, { value, expiresAt }] of this.entriesByKey) if (expiresAt > now) yield [key, value];
  }

  private makeRoom(): void {
    while (this.entriesByKey.size >= this.capacity) {
      const [oldest] = this.entriesByKey;
      if (!oldest) return;
      const [key, { value, expiresAt }] = oldest;
      this.entriesByKey.delete(key);
      if (expiresAt > this.now()) this.onEvicted(value, key);
    }
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
