import type { Scheduler } from 'fast-check';
import type { CacheStore } from '../src/stores/cache-store';

type Listener = Parameters<CacheStore['subscribe']>[0];

const nextTick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs the steps of concurrent work one at a time, in an order that fast-check chooses. */
export class InterleavingScheduler {
  private readonly traffic = new Set<Promise<unknown>>();
  private readonly subscriptions: (() => void)[] = [];

  constructor(private readonly scheduler: Scheduler) {}

  /** Resolves when fast-check chooses this step. */
  async next(label: string): Promise<void> {
    await this.scheduler.schedule(Promise.resolve(), label);
  }

  /** Runs steps until the work is done. */
  async until<T>(work: Promise<T>): Promise<T> {
    return this.scheduler.waitFor(work, async (step) => {
      await step();
      // Without awaiting the store's answers, a store on the network would seldom leave two steps to choose from.
      do {
        await nextTick();
        await Promise.allSettled(this.traffic);
      } while (this.traffic.size > 0);
    });
  }

  /** A store whose every call is a step, and whose every answer is another one. */
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

  /** Ends all subscriptions to the stores. */
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
