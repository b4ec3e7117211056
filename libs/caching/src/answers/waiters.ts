import type { CacheEvent } from '../stores/cache-store';

/** Listens for events of one key. Create it before trying for the lease, so that no event falls in between. */
export interface Waiter {
  /** Resolves with the first event since the waiter was created, or after `ms`. */
  wait(ms: number): Promise<void>;
  stop(): void;
}

/** The waiters of this process: callers whose key is loaded under a lease that another process holds. */
export class Waiters {
  private readonly listeners = new Map<string, Set<() => void>>();

  listen(key: string): Waiter {
    const { promise: notified, resolve: notify } = Promise.withResolvers<void>();
    const ofKey = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, ofKey.add(notify));
    return {
      wait: async (ms) => {
        const timer = setTimeout(notify, ms);
        await notified;
        clearTimeout(timer);
      },
      stop: () => {
        ofKey.delete(notify);
        if (ofKey.size === 0 && this.listeners.get(key) === ofKey) this.listeners.delete(key);
      },
    };
  }

  notify(event: CacheEvent): void {
    const notified = 'key' in event ? [this.listeners.get(event.key) ?? []] : [...this.listeners.values()];
    for (const listeners of notified) for (const notify of listeners) notify();
  }
}
