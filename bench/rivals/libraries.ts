import KeyvRedis from '@keyv/redis';
import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { redisBusDriver, redisDriver } from 'bentocache/drivers/redis';
import { Cacheable, createKeyv } from 'cacheable';
import { Redis } from 'ioredis';
import { setting } from './setting.js';

/** Returns the cached text, or loads and caches it. */
export type GetOrLoad = (key: string, load: () => Promise<string>) => Promise<string | undefined>;

const MAX_ITEMS = 10_000;
const TTL = '1h';

/** Values are texts already, so the local cache need not serialise them. */
function bentocache(): GetOrLoad {
  const { hostname: host, port } = new URL(setting.redisUrl);
  const store = bentostore()
    .useL1Layer(memoryDriver({ maxItems: MAX_ITEMS, serialize: false }))
    .useL2Layer(redisDriver({ connection: new Redis(setting.redisUrl) }))
    .useBus(redisBusDriver({ connection: { host, port: Number(port) } }));
  const cache = new BentoCache({ default: 'answers', stores: { answers: store } });
  return (key, load) => cache.getOrSet({ key, ttl: TTL, factory: load });
}

function cacheable(): GetOrLoad {
  const cache = new Cacheable({
    primary: createKeyv({ lruSize: MAX_ITEMS, useClone: false }),
    secondary: new KeyvRedis(setting.redisUrl),
    ttl: TTL,
  });
  return (key, load) => cache.getOrSet(key, load);
}

/** @throws Error for a name other than bentocache and cacheable. */
export function openLibrary(name: string): GetOrLoad {
  if (name === 'bentocache') return bentocache();
  if (name === 'cacheable') return cacheable();
  throw new Error(`There is no rival called "${name}"`);
}
