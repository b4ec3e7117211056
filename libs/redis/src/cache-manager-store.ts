import type { CacheManagerStore } from 'cache-manager';
import type { RedisStore } from 'cache-manager-redis-yet';
import { withDeadline } from './deadline';

type StoreOfAnyClient = Omit<RedisStore, 'client' | 'name'> & { name: string };

/**
 * The Redis store in the shape that cache-manager 7 takes, each call under the deadline. It has no `reset`: that would
 * empty the whole database, leases included.
 */
export const createCacheManagerStore = (store: StoreOfAnyClient): CacheManagerStore => ({
  name: store.name,
  isCacheable: store.isCacheable,
  get: (key) => withDeadline(store.get(key)),
  set: (key, value, ttl) => withDeadline(store.set(key, value, ttl)),
  del: (key) => withDeadline(store.del(key)),
  // Key by key: in a cluster they live apart, and commands of one tick travel together anyway.
  mget: (...keys) => withDeadline(Promise.all(keys.map((key) => store.get(key)))),
  mset: (entries, ttl) => together(Object.entries(entries).map(([key, value]) => store.set(key, value, ttl))),
  mdel: (...keys) => together(keys.map((key) => store.del(key))),
  ttl: (key) => withDeadline(store.ttl(key)),
  // Nothing scans keys.
  keys: async () => [],
});

async function together(calls: Promise<void>[]): Promise<void> {
  await withDeadline(Promise.all(calls));
}
