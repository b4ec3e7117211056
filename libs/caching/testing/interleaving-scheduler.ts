import type { Scheduler } from 'fast-check';
import type { CacheStore } from '../src/stores/cache-store';

type Listener = Parameters<CacheStore['subscribe']>[0];

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Decides the order of everything: each step waits for its turn, and the next turn waits for the step's traffic. */
export class InterleavingScheduler {
  private readonly traffic = new Set<Promise<unknown>>();
  private readonly subscriptions: (() => void)[] = [];

  constructor(private readonly scheduler: Scheduler) {}

  async next(label: string): Promise<void> {
    await this.scheduler.schedule(Promise.resolve(), label);
  }

  /** Gives turns until the work is done. */
  async until<T>(work: Promise<T>): Promise<T> {
    return this.scheduler.waitFor(work, async (step) => {
      await step();
      // Without waiting, a store that answers over the network would seldom have two steps to choose from.
      do {
        await soon();
        await Promise.allSettled(this.traffic);
      } while (this.traffic.size > 0);
    });
  }

  /** A store whose every call waits for its turn, and whose every answer does so again. */
  store(store: CacheStore): CacheStore {
    return new Proxy(store, {
      get: (target, name: keyof CacheStore) => {
        if (name === 'subscribe') return (listener: Listener) => this.subscriptions.push(target.subscribe(listener));
        if (name === 'isCurrent') return () => target.isCurrent();
        const method = target[name].bind(target) as (...args: unknown[]) => Promise<unknown>;
        return async (...args: unknown[]) => {
          await this.next(name);
          const answer = await this.watched(method(...args));
          await this.next(`${name} answered`);
          return answer;
        };
      },
    });
  }

  /** Ends the subscriptions of those who used the stores. */
  end(): void {
    for (const stop of this.subscriptions) stop();
  }

  private async watched<T>(call: Promise<T>): Promise<T> {
    this.traffic.add(call);
    try {
      return await call;
    } finally {
      this.traffic.delete(call);
    }
  }
}
