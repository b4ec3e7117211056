import type { CacheEvent } from '../stores/cache-store';

/** Somebody who waits for news of a key. Begin to listen before asking for the key, so that no news falls in between. */
export interface Waiter {
  /** Resolves with the first news since the waiter began to listen, or after `ms`. */
  wait(ms: number): Promise<void>;
  stop(): void;
}

/** Wakes those who wait for a key that somebody else is loading. */
export class Waiters {
  private readonly sleepers = new Map<string, Set<() => void>>();

  listen(key: string): Waiter {
    const { promise: rung, ring } = bell();
    const bells = this.sleepers.get(key) ?? new Set();
    this.sleepers.set(key, bells.add(ring));
    return {
      wait: async (ms) => {
        const timer = setTimeout(ring, ms);
        await rung;
        clearTimeout(timer);
      },
      stop: () => {
        bells.delete(ring);
        if (bells.size === 0 && this.sleepers.get(key) === bells) this.sleepers.delete(key);
      },
    };
  }

  notify(news: CacheEvent): void {
    const sets = news.kind === 'lost' ? [...this.sleepers.values()] : [this.sleepers.get(news.key) ?? []];
    for (const bells of sets) for (const ring of bells) ring();
  }
}

function bell(): { promise: Promise<void>; ring: () => void } {
  let ring: (() => void) | undefined;
  const promise = new Promise<void>((resolve) => (ring = resolve));
  return { promise, ring: () => ring?.() };
}
