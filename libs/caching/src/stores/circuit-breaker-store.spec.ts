import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually';
import { freshCompany } from '../../testing/company';
import { Gate } from '../../testing/gate';
import { cacheKeys } from '../keys/cache-keys';
import { CacheUnavailable } from './cache-store';
import { CircuitBreakerStore } from './circuit-breaker-store';
import { MemoryCacheStore } from './memory-cache-store';

/** A store that fails on demand, and counts its reads and pings. */
class FaultyStore extends MemoryCacheStore {
  reads = 0;
  pings = 0;
  isDown = true;
  gate?: Gate;

  override async read(...args: Parameters<MemoryCacheStore['read']>): Promise<string | undefined> {
    this.reads++;
    if (this.isDown) throw new CacheUnavailable('on demand');
    return super.read(...args);
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
    await expect(store.read(key)).rejects.toThrow(CacheUnavailable);
  };

  it('an open breaker leaves the failing store alone', async () => {
    const faulty = new FaultyStore();
    const store = new CircuitBreakerStore(faulty, 60_000);
    for (let i = 0; i < 20; i++) await failing(store);
    expect(faulty.reads).toBe(5);
    await expect(store.invalidate([key])).resolves.toBeUndefined();
  });

  it('a half-open probe that succeeds closes the breaker', async () => {
    const faulty = new FaultyStore();
    const store = new CircuitBreakerStore(faulty, 0);
    for (let i = 0; i < 7; i++) await failing(store);
    faulty.isDown = false;
    await eventually('the store is read again', () => store.read(key).then(yes, no));
    expect(await store.read(key)).toBeUndefined();
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
    await eventually('the store is read again', () => store.read(key).then(yes, no));
    expect(faulty.pings).toBe(1);
  });
});

const yes = (): boolean => true;
const no = (): boolean => false;
