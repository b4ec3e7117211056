import type { CacheManagerStore } from 'cache-manager';
import type { RedisStore } from 'cache-manager-redis-yet';
import { withDeadline } from './deadline';

type StoreOfAnyClient = Omit<RedisStore, 'client' | 'name'> & { name: string };

/**
 * The Redis store in the shape of cache-manager 7, each call under the deadline (milliseconds). It has no `reset`, which
 * would empty the whole database, leases included.
 */
export function createCacheManagerStore(store: StoreOfAnyClient, timeout: number): CacheManagerStore {
  const inTime = <T>(work: Promise<T>): Promise<T> => withDeadline(work, { timeout });
  const together = async (calls: Promise<void>[]): Promise<void> => {
    await inTime(Promise.all(calls));
  };
  return {
    name: store.name,
    isCacheable: store.isCacheable,
    get: (key) => inTime(store.get(key)),
    set: (key, value, ttl) => inTime(store.set(key, value, ttl)),
    del: (key) => inTime(store.del(key)),
    // Key by key: in a cluster they lie in different slots, and the client pipelines commands of one tick anyway.
    mget: (...keys) => inTime(Promise.all(keys.map((key) => store.get(key)))),
    mset: (entries, ttl) => together(Object.entries(entries).map(([key, value]) => store.set(key, value, ttl))),
    mdel: (...keys) => together(keys.map((key) => store.del(key))),
    ttl: (key) => inTime(store.ttl(key)),
    // Redis keys are never scanned.
    keys: async () => [],
  };
}
