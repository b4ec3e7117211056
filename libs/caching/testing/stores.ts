import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { FixedClock } from '../../common/testing/fixed-clock';
import { PrivateCluster } from '../../../test/support/private-cluster';
import { PRIVATE_REDIS_MISSING } from '../../../test/support/private-redis';
import { claimRedis, RELAXED_REDIS_TIMEOUT_MS, REDIS_MISSING } from '../../../test/support/redis';
import { RedisConnection } from '@app/redis';
import type { CacheStore } from '../src/stores/cache-store';
import { MemoryCacheStore } from '../src/stores/memory-cache-store';
import { RedisCacheStore } from '../src/stores/redis-cache-store';

/** One kind of store, which several processes can share. */
export interface StoreSetup {
  /** The store as another process sees it; for Redis over connections of its own. */
  open(): Promise<CacheStore>;
  /** Resolves when every event that was published until now has reached all open stores. */
  eventsDelivered(): Promise<unknown>;
  /** Forgets one entry, by its name in Redis, as a full Redis does. Absent: this store evicts by itself only. */
  evict?(name: string): Promise<unknown>;
  /** Lets time pass on the store's clock. */
  elapse(ms: number): Promise<void>;
  clock: FixedClock;
  /** Whether events arrive in the order in which they were published; else the L1 cache is not used. */
  isOrdered: boolean;
  /** The share of random repetitions that is worth its time on this store. */
  effort: number;
}

/** Runs the same suite on every kind of store. A store that is missing is named together with the reason. */
export async function describeStores(name: string, suite: (setup: StoreSetup) => void): Promise<void> {
  const clock = new FixedClock(new Date('2026-03-02T12:00:00Z'));
  describe(`${name}, in memory`, () => {
    const store = new MemoryCacheStore(clock);
    const elapse = async (ms: number): Promise<void> => clock.advance(ms);
    suite({ open: async () => store, eventsDelivered: async () => {}, elapse, clock, isOrdered: true, effort: 1 });
  });

  const redis = await claimRedis();
  // Outside the suite, whose hooks do not run when a filter leaves none of its tests.
  afterAll(() => redis?.release());
  describe(`${name}, on Redis`, () => {
    if (redis) suite(redisSetup(() => [redis.url]));
    else notChecked(`${name} on Redis`, REDIS_MISSING);
  });

  describe(`${name}, on a Redis Cluster`, () => {
    if (PRIVATE_REDIS_MISSING) return notChecked(`${name} on a Redis Cluster`, PRIVATE_REDIS_MISSING);
    let cluster: PrivateCluster | undefined;
    beforeAll(async () => {
      cluster = await PrivateCluster.start();
    });
    const setup = redisSetup(() => cluster?.urls ?? []);
    afterAll(() => cluster?.kill());
    suite({ ...setup, isOrdered: false, effort: 0.1 });
  });
}

const notChecked = (name: string, reason: string): void =>
  it(`${name} is not checked: ${reason}`, () => console.warn(`${name}: ${reason}`));

/** @param urls called when the tests run. */
function redisSetup(urls: () => string[]): StoreSetup {
  const connections: RedisConnection[] = [];
  let evictor: ReturnType<typeof open> | undefined;
  const open = async (): Promise<{ store: CacheStore; connection: RedisConnection }> => {
    const connection = await RedisConnection.open(urls(), RELAXED_REDIS_TIMEOUT_MS);
    connections.push(connection);
    return { store: new RedisCacheStore(connection), connection };
  };
  afterAll(async () => {
    for (const connection of connections) await connection.close();
  });
  return {
    open: async () => (await open()).store,
    eventsDelivered: () =>
      Promise.all(connections.filter(({ hasEcho }) => hasEcho).map((connection) => connection.echo())),
    evict: async (name) => {
      evictor ??= open();
      const { connection: evicting } = await evictor;
      return evicting.commands.eval(`return redis.call('DEL', KEYS[1])`, { keys: [name], arguments: [] });
    },
    elapse: async (ms) => {
      const { connection } = await open();
      const now = async (): Promise<number> =>
        Number(await connection.commands.eval(`local t = redis.call('TIME') return t[1] * 1000 + t[2] / 1000`, none));
      for (const end = (await now()) + ms + 1; (await now()) < end;);
    },
    clock: new FixedClock(new Date('2026-03-02T12:00:00Z')),
    isOrdered: true,
    effort: 1,
  };
}

const none = { keys: [], arguments: [] };
