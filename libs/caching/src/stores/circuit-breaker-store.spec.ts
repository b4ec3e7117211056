import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually';
import { freshCompany } from '../../testing/company';
import { Gate } from '../../testing/gate';
import { type CacheKey, cacheKeys } from '../keys/cache-keys';
import type { Lookup } from './cache-store';
import { CircuitBreakerStore } from './circuit-breaker-store';
import { MemoryCacheStore } from './memory-cache-store';

/** A store that fails on demand, and counts its reads and pings. */
class FaultyStore extends MemoryCacheStore {
  reads = 0;
  pings = 0;
  isDown = true;
  gate?: Gate;

  override async read(keys: readonly CacheKey[]): Promise<Lookup[]> {
    this.reads++;
    return this.isDown ? keys.map(() => 'away') : super.read(keys);
  }

  override async ping(): Promise<boolean> {
    this.pings++;
    await this.gate?.pass(() => {});
    return !this.isDown;
  }
}

describe('CircuitBreakerStore', () => {
  const key = cacheKeys.teams(freshCompany());
  const failing = async (store: CircuitBreakerStore): Promise<void> => {
    expect(await store.read([key, key])).toEqual(['away', 'away']);
  };

  const isRead = async (store: CircuitBreakerStore): Promise<boolean> => (await store.read([key]))[0] === 'empty';

  it('an open breaker leaves the failing store alone', async () => {
    const faulty = new FaultyStore();
    const store = new CircuitBreakerStore(faulty, 60_000);
    for (let i = 0; i < 20; i++) await failing(store);
    expect(faulty.reads).toBe(5);
    await expect(store.invalidate({ keys: [key] })).resolves.toBeUndefined();
  });

  it('a half-open probe that succeeds closes the breaker', async () => {
    const faulty = new FaultyStore();
    const store = new CircuitBreakerStore(faulty, 0);
    for (let i = 0; i < 7; i++) await failing(store);
    faulty.isDown = false;
    await eventually('the store is read again', () => isRead(store));
    expect(await store.read([key])).toEqual(['empty']);
  });

  it('half-open probes run one at a time, in the background', async () => {
    const faulty = new FaultyStore();
    const store = new CircuitBreakerStore(faulty, 0);
    for (let i = 0; i < 5; i++) await failing(store);
    faulty.gate = new Gate();
    for (let i = 0; i < 5; i++) await failing(store);
    await faulty.gate.reached;
    expect(faulty).toMatchObject({ reads: 5, pings: 1 });
    faulty.isDown = false;
    await failing(store);
    faulty.gate.open();
    await eventually('the store is read again', () => isRead(store));
    expect(faulty.pings).toBe(1);
  });
});
