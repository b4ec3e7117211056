import type { CacheKey } from '../src/keys/cache-keys';
import { type CacheStore, type Lookup, textIn } from '../src/stores/cache-store';

const textOf = (lookup: Lookup | undefined): string | undefined =>
  typeof lookup === 'object' ? textIn(lookup.bytes) : undefined;

/** The text that the store holds under a key; undefined: none. */
export const textAt = async (store: CacheStore, key: CacheKey): Promise<string | undefined> =>
  textOf((await store.read([key]))[0]);

export const staleTextAt = async (store: CacheStore, key: CacheKey): Promise<string | undefined> =>
  textOf(await store.readStale(key));

/** Fills a key as the holder of its lease. @returns whether the value counts. */
export async function put(
  store: CacheStore,
  key: CacheKey,
  text: string,
  entryTtl: Parameters<CacheStore['fill']>[2] = { ttl: 60 },
): Promise<boolean> {
  const claim = await store.acquire(key, 'of the test', 5000);
  if (claim.kind !== 'granted') throw new Error(`The lease is not to be had: ${claim.kind}`);
  return store.fill(claim.lease, text, entryTtl);
}
