import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { FixedClock } from '../../common/testing/fixed-clock';
import { PrivateCluster } from '../../../test/support/private-cluster';
import { PRIVATE_REDIS_MISSING } from '../../../test/support/private-redis';
import { claimRedis, RELAXED_REDIS_TIMEOUT_MS, REDIS_MISSING } from '../../../test/support/redis';
import { RedisConnection } from '@app/redis';
import type { CacheStore } from '../src/stores/cache-store';
import { MemoryCacheStore } from '../src/stores/memory-cache-store';
import { RedisCacheStore } from '../src/stores/redis-cache-store';

/** One kind of store, and how to be several processes on it. */
export interface StoreRig {
  /** As another process would see it: for Redis over connections of its own. */
  open(): Promise<CacheStore>;
  /** Resolves when all of them have heard all that was told until now. */
  heard(): Promise<unknown>;
  /** Lets time pass on the store's clock. */
  elapse(ms: number): Promise<void>;
  clock: FixedClock;
  /** Whether messages arrive in the order that they were told in; else no process keeps anything in its memory. */
  isHeardInOrder: boolean;
  /** How much of what is repeated at random is worth its time here. */
  effort: number;
}

/** Runs the same suite on every kind of store. One that is not here says by name that it did not run, and why. */
export async function describeStores(name: string, suite: (rig: StoreRig) => void): Promise<void> {
  const clock = new FixedClock(new Date('2026-03-02T12:00:00Z'));
  describe(`${name}, in memory`, () => {
    const store = new MemoryCacheStore(clock);
    const elapse = async (ms: number): Promise<void> => clock.advance(ms);
    suite({ open: async () => store, heard: async () => {}, elapse, clock, isHeardInOrder: true, effort: 1 });
  });

  const redis = await claimRedis();
  // Not inside the suite: its hooks do not run when a filter leaves none of its tests.
  afterAll(() => redis?.release());
  describe(`${name}, on Redis`, () => {
    if (redis) suite(redisRig(() => [redis.url]));
    else notChecked(`${name} on Redis`, REDIS_MISSING);
  });

  describe(`${name}, on a Redis Cluster`, () => {
    if (PRIVATE_REDIS_MISSING) return notChecked(`${name} on a Redis Cluster`, PRIVATE_REDIS_MISSING);
    let cluster: PrivateCluster | undefined;
    beforeAll(async () => {
      cluster = await PrivateCluster.start();
    });
    const rig = redisRig(() => cluster?.urls ?? []);
    afterAll(() => cluster?.kill());
    suite({ ...rig, isHeardInOrder: false, effort: 0.1 });
  });
}

const notChecked = (name: string, reason: string): void =>
  it(`is not checked: ${reason}`, () => console.warn(`${name}: ${reason}`));

/** @param urls asked for when the tests run. */
function redisRig(urls: () => string[]): StoreRig {
  const connections: RedisConnection[] = [];
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
    heard: () => Promise.all(connections.filter(({ hasEcho }) => hasEcho).map((connection) => connection.echo())),
    elapse: async (ms) => {
      const { connection } = await open();
      const now = async (): Promise<number> =>
        Number(await connection.commands.eval(`local t = redis.call('TIME') return t[1] * 1000 + t[2] / 1000`, none));
      for (const end = (await now()) + ms + 1; (await now()) < end;);
    },
    clock: new FixedClock(new Date('2026-03-02T12:00:00Z')),
    isHeardInOrder: true,
    effort: 1,
  };
}

const none = { keys: [], arguments: [] };
