import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually';
import { freshCompany } from '../../testing/company';
import { Gate } from '../../testing/gate';
import { cacheKeys } from '../keys/cache-keys';
import { CacheUnavailable } from './cache-store';
import { CircuitBreakerStore } from './circuit-breaker-store';
import { MemoryCacheStore } from './memory-cache-store';

/** A store that fails on demand, and counts how often it is asked, and how often somebody looks whether it is there. */
class FaultyStore extends MemoryCacheStore {
  asked = 0;
  looked = 0;
  isDown = true;
  gate?: Gate;

  override async read(...args: Parameters<MemoryCacheStore['read']>): Promise<string | undefined> {
    this.asked++;
    if (this.isDown) throw new CacheUnavailable('on demand');
    return super.read(...args);
  }

  override async ping(): Promise<boolean> {
    this.looked++;
    await this.gate?.pass(() => {});
    return !this.isDown;
  }
}

describe('GuardedCacheStore', () => {
  const key = cacheKeys.teams(freshCompany());
  const failing = async (store: CircuitBreakerStore): Promise<void> => {
    await expect(store.read(key)).rejects.toThrow(CacheUnavailable);
  };

  it('leaves a failing store alone after a few tries', async () => {
    const faulty = new FaultyStore();
    const guarded = new CircuitBreakerStore(faulty, 60_000);
    for (let i = 0; i < 20; i++) await failing(guarded);
    expect(faulty.asked).toBe(5);
    await expect(guarded.invalidate([key])).resolves.toBeUndefined();
  });

  it('looks whether it is back, and goes on when it is', async () => {
    const faulty = new FaultyStore();
    const guarded = new CircuitBreakerStore(faulty, 0);
    for (let i = 0; i < 7; i++) await failing(guarded);
    faulty.isDown = false;
    await eventually('the store is asked again', () => guarded.read(key).then(yes, no));
    expect(await guarded.read(key)).toBeUndefined();
  });

  it('looks once at a time, and lets nobody wait for what comes of it', async () => {
    const faulty = new FaultyStore();
    const guarded = new CircuitBreakerStore(faulty, 0);
    for (let i = 0; i < 5; i++) await failing(guarded);
    faulty.gate = new Gate();
    for (let i = 0; i < 5; i++) await failing(guarded);
    await faulty.gate.reached;
    expect(faulty).toMatchObject({ asked: 5, looked: 1 });
    faulty.isDown = false;
    await failing(guarded);
    faulty.gate.open();
    await eventually('the store is asked again', () => guarded.read(key).then(yes, no));
    expect(faulty.looked).toBe(1);
  });
});

const yes = (): boolean => true;
const no = (): boolean => false;
