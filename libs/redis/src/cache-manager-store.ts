import type { CacheManagerStore } from 'cache-manager';
import type { RedisStore } from 'cache-manager-redis-yet';
import type { RedisClusterType } from 'redis';
import { withDeadline } from './deadline';

/**
 * The Redis store in the shape of cache-manager 7, each call under the deadline. It has no `reset`, which would empty
 * the whole database, leases included.
 */
export const createCacheManagerStore = (store: RedisStore | RedisStore<RedisClusterType>): CacheManagerStore => ({
  name: store.name,
  isCacheable: store.isCacheable,
  get: (key) => withDeadline(store.get(key)),
  set: (key, value, ttl) => withDeadline(store.set(key, value, ttl)),
  del: (key) => withDeadline(store.del(key)),
  // Key by key: in a cluster they lie in different slots, and the client pipelines commands of one tick anyway.
  mget: (...keys) => withDeadline(Promise.all(keys.map((key) => store.get(key)))),
  mset: (entries, ttl) => together(Object.entries(entries).map(([key, value]) => store.set(key, value, ttl))),
  mdel: (...keys) => together(keys.map((key) => store.del(key))),
  ttl: (key) => withDeadline(store.ttl(key)),
  // Redis keys are never scanned.
  keys: async () => [],
});

async function together(calls: Promise<void>[]): Promise<void> {
  await withDeadline(Promise.all(calls));
}
