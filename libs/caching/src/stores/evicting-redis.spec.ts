import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { RedisConnection } from '@app/redis';
import { eventually } from '../../../../test/support/eventually';
import { PRIVATE_REDIS_MISSING, PrivateRedis } from '../../../../test/support/private-redis';
import { RELAXED_REDIS_TIMEOUT_MS } from '../../../../test/support/redis';
import { freshCompany } from '../../testing/company';
import { put, staleTextAt, textAt } from '../../testing/reads';
import { CompanyCache } from '../answers/company-cache';
import { type CacheFamily, type CacheKey, cacheKeys, generationKeyOf } from '../keys/cache-keys';
import { CacheUnavailable } from './cache-store';
import { RedisCacheStore } from './redis-cache-store';

Logger.overrideLogger(false);

const FAMILIES = 60;
const MEMBERS = 3;
const JUNK = 'x'.repeat(500);

/** Families with members, and a scheme that caches and invalidates them. */
interface Scheme {
  fill(family: CacheFamily, members: CacheKey[]): Promise<unknown>;
  invalidate(family: CacheFamily): Promise<unknown>;
  /** What callers are told. */
  told(member: CacheKey): Promise<unknown>;
  /** In Redis, for each family: what has to be evicted while members stay. */
  proofOf(family: CacheFamily): string;
}

describe('A Redis that is full', () => {
  if (PRIVATE_REDIS_MISSING) {
    const reason = PRIVATE_REDIS_MISSING;
    return it(`A full Redis is not checked: ${reason}`, () => console.warn(`A full Redis: ${reason}`));
  }
  let redis: PrivateRedis;
  let connection: RedisConnection;
  let store: RedisCacheStore;
  beforeAll(async () => {
    redis = await PrivateRedis.start();
    connection = await RedisConnection.open([redis.url], RELAXED_REDIS_TIMEOUT_MS);
    store = new RedisCacheStore(connection);
  });
  afterAll(async () => {
    await connection?.close();
    await redis?.kill();
  });

  const limitMemory = async (policy: string, spare: number): Promise<void> => {
    const info = await redis.command<string>('INFO', 'memory');
    const used = Number(/^used_memory:(\d+)/m.exec(info)?.[1]);
    await redis.command('CONFIG', 'SET', 'maxmemory-policy', policy);
    await redis.command('CONFIG', 'SET', 'maxmemory', String(Math.max(1, used + spare)));
  };
  const withoutLimit = async (): Promise<void> => {
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    await redis.command('FLUSHALL');
  };
  const present = (names: string[]): Promise<number> => redis.command<number>('EXISTS', ...names);

  /** Fills Redis until it has evicted a third of these names. */
  async function evictThirdOf(names: string[], policy: string): Promise<void> {
    await limitMemory(policy, 0);
    for (let n = 0; (await present(names)) > (names.length * 2) / 3; n++) {
      const pairs = Array.from({ length: 20 }, (_, i) => ['SET', `junk:${n}:${i}`, JUNK, 'PX', '600000']);
      for (const words of pairs) await connection.commands.eval(`return redis.call(unpack(ARGV))`, call(words));
    }
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
  }
  const call = (words: string[]) => ({ keys: [words[1] ?? ''], arguments: words });

  /** How many members are told as they were before the invalidation of their family. */
  async function staleAfterEvictions(scheme: Scheme, policy: string): Promise<number> {
    try {
      const families = Array.from({ length: FAMILIES }, () => {
        const company = freshCompany();
        const family = cacheKeys.availabilityFamily(company, 5, 123);
        const members = Array.from({ length: MEMBERS }, (_, n) =>
          cacheKeys.availability(company, 5, 123, { from: 'a', to: 'b', timezone: `Zone/${n}` }),
        );
        return { family, members };
      });
      for (const { family, members } of families) await scheme.fill(family, members);
      const members = families.flatMap((one) => one.members);
      const proofs = families.map(({ family }) => scheme.proofOf(family));
      await evictThirdOf([...members, ...proofs], policy);
      // The case that this is about: proofs are gone, members are not.
      expect(await present(proofs)).toBeLessThan(proofs.length);
      expect(await present(members)).toBeGreaterThan(0);
      for (const { family } of families) await scheme.invalidate(family);
      const told = await Promise.all(members.map((member) => scheme.told(member)));
      return told.filter((text) => text !== undefined).length;
    } finally {
      await withoutLimit();
    }
  }

  const ours = (told: Scheme['told']): Scheme => ({
    fill: async (_, members) => {
      for (const member of members) await put(store, member, 'old', { ttl: 600, staleFor: 600 });
    },
    invalidate: (family) => store.invalidate({ families: [family] }),
    told,
    proofOf: generationKeyOf,
  });

  /** A register of members, which an invalidation reads: what this service did before. */
  const register: Scheme = {
    fill: async (family, members) => {
      for (const member of members) {
        await redis.command('SET', member, 'old', 'PX', '600000');
        await redis.command('SADD', `register:${family}`, member);
        await redis.command('PEXPIRE', `register:${family}`, '660000');
      }
    },
    invalidate: async (family) => {
      const members = await redis.command<string[]>('SMEMBERS', `register:${family}`);
      if (members.length > 0) await redis.command('DEL', ...members, `register:${family}`);
    },
    told: async (member) => (await redis.command<string | null>('GET', member)) ?? undefined,
    proofOf: (family) => `register:${family}`,
  };

  describe.each(['allkeys-lru', 'volatile-lru', 'allkeys-random'])('under %s', (policy) => {
    it(`no member is told after the invalidation of its family, whatever ${policy} has evicted`, async () => {
      const told = (member: CacheKey) => textAt(store, member);
      expect(await staleAfterEvictions(ours(told), policy)).toBe(0);
    });

    it(`no member is told stale after the invalidation of its family, whatever ${policy} has evicted`, async () => {
      const told = (member: CacheKey) => staleTextAt(store, member);
      expect(await staleAfterEvictions(ours(told), policy)).toBe(0);
    });

    it(`the check finds members that a register evicted by ${policy} has left behind`, async () => {
      expect(await staleAfterEvictions(register, policy)).toBeGreaterThan(0);
    });
  });

  it('a generation that an operator deletes takes its members along', async () => {
    const company = freshCompany();
    const key = cacheKeys.availability(company, 5, 123, { from: 'a', to: 'b', timezone: 'UTC' });
    await put(store, key, 'old', { ttl: 60, staleFor: 60 });
    await redis.command('DEL', generationKeyOf(cacheKeys.availabilityFamily(company, 5, 123)));
    expect([await textAt(store, key), await staleTextAt(store, key)]).toEqual([undefined, undefined]);
    await put(store, key, 'new');
    expect([await textAt(store, key), await staleTextAt(store, key)]).toEqual(['new', undefined]);
  });

  it('a full Redis that evicts nothing can be invalidated and refuses to be filled', async () => {
    const [cached, other] = [cacheKeys.teams(freshCompany()), cacheKeys.teams(freshCompany())];
    await put(store, cached, 'old');
    await limitMemory('noeviction', -Infinity);
    try {
      expect(await textAt(store, cached)).toBe('old');
      await expect(store.acquire(other, 'a', 1000)).rejects.toThrow(CacheUnavailable);
      await store.invalidate({ keys: [cached] });
      expect(await textAt(store, cached)).toBeUndefined();
    } finally {
      await withoutLimit();
    }
  });

  it('a server that has become a read-only replica counts for nothing, and requests are answered', async () => {
    const key = cacheKeys.teams(freshCompany());
    const another = await RedisConnection.open([redis.url], RELAXED_REDIS_TIMEOUT_MS);
    const [here, there] = [store, new RedisCacheStore(another)].map(
      (of) => new CompanyCache(of, { localCapacity: 1e6 }),
    );
    if (!here || !there) throw new Error('unreachable');
    try {
      await here.getOrLoad(key, { ttl: 600 }, async () => 'old');
      await eventually('the other process remembers it', async () => (await there.lookup(key)) && there.peek(key));
      // Of a master that does not exist: the replica goes on with the data that it has.
      await redis.command('REPLICAOF', '127.0.0.1', '1');
      expect(await redis.command('GET', key)).toBe('old');
      expect(await here.invalidate({ keys: [key] })).toBe(false);
      await eventually('nothing is remembered', () => there.peek(key) === undefined);
      expect([await here.lookup(key), await there.lookup(key), await store.ping()]).toEqual(['away', 'away', false]);
      for (const cache of [here, there]) {
        expect(await cache.getOrLoad(key, { ttl: 600 }, async () => 'new')).toEqual({ text: 'new', outcome: 'BYPASS' });
        expect(cache.peek(key)).toBeUndefined();
      }
    } finally {
      await redis.command('REPLICAOF', 'NO', 'ONE');
      await another.close();
    }
    expect(await store.ping()).toBe(true);
  });

  it('a server that comes back with its data counts only once every process can have found it', async () => {
    const key = cacheKeys.teams(freshCompany());
    await put(store, key, 'old');
    await redis.command('CLIENT', 'KILL', 'TYPE', 'normal');
    await eventually('the connection is back', () => store.ping());
    expect(await redis.command('GET', key)).toBe('old');
    expect([await textAt(store, key), await staleTextAt(store, key)]).toEqual([undefined, undefined]);
    await expect(store.acquire(key, 'a', 1000)).rejects.toThrow(CacheUnavailable);
    // Another process, which has found it later, says what has changed meanwhile.
    await redis.command('DEL', key);
    await eventually('the store counts', async () => (await store.read([key]))[0] === 'empty');
  });
});
