import KeyvRedis from '@keyv/redis';
import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { redisBusDriver, redisDriver } from 'bentocache/drivers/redis';
import { Cacheable, createKeyv } from 'cacheable';
import { Redis } from 'ioredis';
import { setting } from './setting.js';

/** The kept text, or what `load` makes of it. */
export type Remember = (key: string, load: () => Promise<string>) => Promise<string | undefined>;

const MOST_ITEMS = 10_000;
const TTL = '1h';

/** Values are texts already; its memory need not serialise them once more. */
function bentocache(): Remember {
  const { hostname: host, port } = new URL(setting.redisUrl);
  const store = bentostore()
    .useL1Layer(memoryDriver({ maxItems: MOST_ITEMS, serialize: false }))
    .useL2Layer(redisDriver({ connection: new Redis(setting.redisUrl) }))
    .useBus(redisBusDriver({ connection: { host, port: Number(port) } }));
  const cache = new BentoCache({ default: 'answers', stores: { answers: store } });
  return (key, load) => cache.getOrSet({ key, ttl: TTL, factory: load });
}

function cacheable(): Remember {
  const cache = new Cacheable({
    primary: createKeyv({ lruSize: MOST_ITEMS, useClone: false }),
    secondary: new KeyvRedis(setting.redisUrl),
    ttl: TTL,
  });
  return (key, load) => cache.getOrSet(key, load);
}

export function openLibrary(name: string): Remember {
  if (name === 'bentocache') return bentocache();
  if (name === 'cacheable') return cacheable();
  throw new Error(`There is no rival called "${name}"`);
}
