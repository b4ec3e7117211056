import type { CacheManagerStore } from 'cache-manager';
import type { RedisStore } from 'cache-manager-redis-yet';
import type { RedisClusterType } from 'redis';
import { withDeadline } from './deadline';

/**
 * The Redis store in the shape that cache-manager 7 takes, each call under the deadline. It has no `reset`: that would
 * empty the whole database, leases included.
 */
export const createCacheManagerStore = (store: RedisStore | RedisStore<RedisClusterType>): CacheManagerStore => ({
  name: store.name,
  isCacheable: store.isCacheable,
  get: (key) => withDeadline(store.get(key)),
  set: (key, value, ttl) => withDeadline(store.set(key, value, ttl)),
  del: (key) => withDeadline(store.del(key)),
  mget: (...keys) => withDeadline(store.mget(...keys)),
  mset: (entries, ttl) => withDeadline(store.mset(Object.entries(entries), ttl)),
  mdel: (...keys) => withDeadline(store.mdel(...keys)),
  ttl: (key) => withDeadline(store.ttl(key)),
  // Nothing scans keys.
  keys: async () => [],
});
