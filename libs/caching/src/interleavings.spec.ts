import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { freshCompany } from '../testing/company';
import { describeStores } from '../testing/stores';
import { Turns } from '../testing/turns';
import { cacheKeys } from './cache-keys';
import type { CacheStore } from './cache-store';
import { CompanyCache } from './company-cache';

const RUNS = 1000;

/** One process's way to cache one row. */
interface Scheme {
  ask(load: () => Promise<string>): Promise<string>;
  drop(): Promise<unknown>;
}

/** The processes, and what is left in the cache when all is quiet. */
interface World {
  processes: Scheme[];
  left(): Promise<string | undefined>;
}

const program = fc.record({
  isFamily: fc.boolean(),
  readers: fc.array(fc.nat(1), { minLength: 1, maxLength: 6 }),
  // Three drops in one load's way would exhaust its tries, after which it answers, uncached, what it loaded last.
  writers: fc.array(fc.nat(1), { minLength: 1, maxLength: 2 }),
});

/**
 * Readers and writers of one row in every order the scheduler can think of. No reader may see less than what had been
 * written and dropped when it asked, nothing old may be left,
 * and nothing may be left that the next drop does not find.
 */
const neverOld = (worldOf: (turns: Turns, isFamily: boolean) => World) =>
  fc.asyncProperty(fc.scheduler(), program, async (scheduler, { isFamily, readers, writers }) => {
    const turns = new Turns(scheduler);
    const { processes, left } = worldOf(turns, isFamily);
    let row = 0;
    let dropped = 0;
    const read = async (process?: Scheme) => {
      await turns.next('reader');
      const atLeast = dropped;
      const answer = await process?.ask(async () => {
        const seen = row;
        await turns.next('load');
        return String(seen);
      });
      expect(Number(answer)).toBeGreaterThanOrEqual(atLeast);
    };
    const write = async (process?: Scheme) => {
      await turns.next('writer');
      const version = ++row;
      await process?.drop();
      dropped = Math.max(dropped, version);
    };
    const actors = [...readers.map((i) => read(processes[i])), ...writers.map((i) => write(processes[i]))];
    await turns.until(Promise.all(actors));
    expect([undefined, String(row)]).toContain(await left());
    // Whatever is left can still be found by the next drop.
    await turns.until(write(processes[0]));
    expect(await left()).toBeUndefined();
    turns.end();
  });

await describeStores('Under every interleaving a CompanyCache', (rig) => {
  let stores: CacheStore[];
  beforeAll(async () => {
    stores = [await rig.open(), await rig.open()];
  });

  const leases = (turns: Turns, isFamily: boolean): World => {
    const company = freshCompany();
    const family = isFamily ? cacheKeys.availabilityFamily(company, 5, 123) : undefined;
    const key = cacheKeys.teams(company);
    const processes = stores.map((store): Scheme => {
      const cache = new CompanyCache(turns.store(store), { clock: rig.clock });
      return {
        ask: async (load) => (await cache.remember(key, { ttl: 60, family }, load)).text,
        drop: () => cache.drop(family ? { families: [family] } : { keys: [key] }),
      };
    });
    return { processes, left: async () => stores[0]?.read(key) };
  };

  it('never answers and never keeps anything old', async () => {
    await fc.assert(neverOld(leases), { numRuns: RUNS * rig.effort });
  }, 60_000);
});

function cacheAside(turns: Turns): World {
  const kept: { text?: string } = {};
  const scheme: Scheme = {
    ask: async (load) => {
      await turns.next('read');
      if (kept.text !== undefined) return kept.text;
      const text = await load();
      await turns.next('write');
      return (kept.text = text);
    },
    drop: async () => {
      await turns.next('drop');
      delete kept.text;
    },
  };
  return { processes: [scheme, scheme], left: async () => kept.text };
}

/** One loads at a time, but fills whatever was dropped meanwhile. */
function lockWithoutLease(turns: Turns): World {
  const kept: { text?: string; loading?: Promise<string> } = {};
  const fill = async (load: () => Promise<string>): Promise<string> => {
    const text = await load();
    await turns.next('write');
    kept.text = text;
    delete kept.loading;
    return text;
  };
  const scheme: Scheme = {
    ask: async (load) => {
      await turns.next('read');
      return kept.text ?? (kept.loading ??= fill(load));
    },
    drop: async () => {
      await turns.next('drop');
      delete kept.text;
    },
  };
  return { processes: [scheme, scheme], left: async () => kept.text };
}

// A checker that cannot find a known bug proves nothing.
describe('The same check', () => {
  it.each([
    ['plain cache-aside', cacheAside],
    ['a lock without a lease', lockWithoutLease],
  ])('finds what is wrong with %s', async (_name, scheme) => {
    expect((await fc.check(neverOld(scheme), { numRuns: RUNS })).failed).toBe(true);
  });
});
