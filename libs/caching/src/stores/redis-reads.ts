import { type RedisConnection, withDeadline } from '@app/redis';
import { type CacheKey, familyOf, generationKeyOf, loadedUnderKeyOf, staleKeyOf } from '../keys/cache-keys';
import type { Lookup } from './cache-store';
import { READ } from './redis-scripts';

/** Maximum keys of one command: a longer one would delay the other clients of Redis. */
const MAX_KEYS = 256;

/** What {@link READ} answers: value and TTL of each value, then the values of the other keys. */
type Found = (Buffer | number | null)[];

/**
 * Reads from Redis, where one command, and one deadline, serves many keys. A member of a family is read together with the
 * two generations that prove it fresh.
 */
export class RedisReads {
  constructor(private readonly redis: RedisConnection) {}

  async values(keys: readonly CacheKey[]): Promise<Lookup[]> {
    // In a cluster, keys lie in different slots.
    const size = this.redis.isCluster ? 1 : MAX_KEYS;
    if (keys.length <= size) return this.lookups(keys, keys);
    const parts = Array.from({ length: Math.ceil(keys.length / size) }, (_, n) => keys.slice(n * size, (n + 1) * size));
    return (await Promise.all(parts.map((part) => this.lookups(part, part)))).flat();
  }

  async stale(key: CacheKey): Promise<Lookup> {
    const [found] = await this.lookups([key], [staleKeyOf(key)]);
    return found ?? 'empty';
  }

  ping(): Promise<boolean> {
    return this.read(['company-cache:ping'], []).then(
      () => true,
      () => false,
    );
  }

  /** @param names where the values of these keys lie. */
  private async lookups(keys: readonly CacheKey[], names: readonly string[]): Promise<Lookup[]> {
    const members: [index: number, loadedUnder: string, generation: string][] = [];
    for (const [index, key] of keys.entries()) {
      const family = familyOf(key);
      if (family) members.push([index, loadedUnderKeyOf(key), generationKeyOf(family)]);
    }
    try {
      const found = await this.read(
        names,
        members.flatMap(([, loadedUnder, generation]) => [loadedUnder, generation]),
      );
      const lookups = names.map((_, n) => lookupOf(found[2 * n], found[2 * n + 1]));
      for (const [n, [index]] of members.entries()) {
        const [loadedUnder, generation] = found.slice(2 * (names.length + n)).map(textOf);
        const lookup = lookups[index];
        // Without proof that no invalidation came between, it is a miss.
        const isFresh = loadedUnder !== undefined && loadedUnder === generation;
        if (typeof lookup === 'object') lookups[index] = isFresh ? { ...lookup, generation } : 'empty';
      }
      return lookups;
    } catch {
      return keys.map(() => 'away');
    }
  }

  private async read(values: readonly string[], others: readonly string[]): Promise<Found> {
    if (!this.redis.isCluster) return this.inTime(this.readSlot(values, others));
    // A family's generation lies in another slot than its members, whose own generation lies beside the value.
    const [beside, elsewhere] = [others.filter((_, n) => n % 2 === 0), others.filter((_, n) => n % 2 === 1)];
    const reads = [this.readSlot(values, beside), ...elsewhere.map((other) => this.readSlot([], [other]))];
    return (await this.inTime(Promise.all(reads))).flat();
  }

  private async readSlot(values: readonly string[], others: readonly string[]): Promise<Found> {
    const probe = `${tagged(values[0] ?? others[0] ?? '')}:probe`;
    return (await this.redis.runForBytes(READ, [probe, ...values, ...others], [String(values.length)])) as Found;
  }

  private inTime<T>(work: Promise<T>): Promise<T> {
    return withDeadline(work, { timeout: this.redis.timeout });
  }
}

/** In the slot of a key. */
const tagged = (name: string): string => (name.startsWith('{') ? name.slice(0, name.indexOf('}') + 1) : `{${name}}`);

function lookupOf(value: Found[number] | undefined, left: Found[number] | undefined): Lookup {
  if (!Buffer.isBuffer(value)) return 'empty';
  return { bytes: value.toString('latin1'), remaining: typeof left === 'number' && left >= 0 ? left : undefined };
}

const textOf = (found: Found[number]): string | undefined =>
  Buffer.isBuffer(found) ? found.toString('latin1') : undefined;
