import { beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { freshCompany } from '../../testing/company';
import { Gate } from '../../testing/gate';
import { textAt } from '../../testing/reads';
import { describeStores } from '../../testing/stores';
import { cacheKeys } from '../keys/cache-keys';
import { CompanyCache } from './company-cache';
import type { CacheStore } from '../stores/cache-store';

Logger.overrideLogger(false);
const ttl = 60;
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

const freshKey = () => cacheKeys.teams(freshCompany());

await describeStores('CompanyCache', (setup) => {
  let store: CacheStore;
  let here: CompanyCache;
  let there: CompanyCache;
  beforeAll(async () => {
    store = await setup.open();
    here = new CompanyCache(store, { clock: setup.clock });
    there = new CompanyCache(await setup.open(), { clock: setup.clock });
  });

  it('a key is loaded once, then answered from the cache', async () => {
    const key = freshKey();
    let loads = 0;
    const load = async () => `answer ${++loads}`;
    expect(await here.getOrLoad(key, { ttl }, load)).toEqual({ text: 'answer 1', outcome: 'MISS' });
    expect(await there.getOrLoad(key, { ttl }, load)).toEqual({ text: 'answer 1', outcome: 'HIT' });
  });

  it('a hundred callers of one process share one load', async () => {
    const key = freshKey();
    let loads = 0;
    const gate = new Gate();
    const answers = times(100, () => here.getOrLoad(key, { ttl }, () => gate.pass(() => `answer ${++loads}`)));
    await gate.reached;
    gate.open();
    expect(new Set((await Promise.all(answers)).map(({ text }) => text))).toEqual(new Set(['answer 1']));
    expect(loads).toBe(1);
  });

  it('callers of several processes share one load', async () => {
    const key = freshKey();
    let loads = 0;
    const gate = new Gate();
    const answer = (cache: CompanyCache) => cache.getOrLoad(key, { ttl }, () => gate.pass(() => `answer ${++loads}`));
    const answers = [here, there].flatMap((cache) => times(25, () => answer(cache)));
    await gate.reached;
    gate.open();
    expect(new Set((await Promise.all(answers)).map(({ text }) => text))).toEqual(new Set(['answer 1']));
    expect(loads).toBe(1);
  });

  it('a caller is answered at its deadline; the load goes on, others join it, and its answer is cached', async () => {
    const key = freshKey();
    const gate = new Gate();
    let loads = 0;
    const load = () => gate.pass(() => `answer ${++loads}`);
    const deadline = { within: 1, toError: () => new Error('not yet') };
    await expect(here.getOrLoad(key, { ttl, deadline }, load)).rejects.toThrow('not yet');
    const joined = here.getOrLoad(key, { ttl, deadline: { ...deadline, within: 60_000 } }, load);
    await expect(here.getOrLoad(key, { ttl, deadline }, load)).rejects.toThrow('not yet');
    await gate.reached;
    gate.open();
    expect(await joined).toMatchObject({ text: 'answer 1' });
    expect(await here.getOrLoad(key, { ttl }, load)).toEqual({ text: 'answer 1', outcome: 'HIT' });
  });

  it.each(['here', 'there'] as const)('a load that began before an invalidation %s is not cached', async (where) => {
    const key = freshKey();
    let row = 'old';
    const gate = new Gate();
    const load = () => {
      const seen = row;
      return gate.pass(() => seen);
    };
    const answer = here.getOrLoad(key, { ttl }, load);
    await gate.reached;
    row = 'new';
    expect(await (where === 'here' ? here : there).invalidate({ keys: [key] })).toBe(true);
    gate.open();
    expect(await answer).toEqual({ text: 'new', outcome: 'MISS' });
    expect(await textAt(store, key)).toBe('new');
  });

  it('a caller after an invalidation does not join a load that began before it', async () => {
    const key = freshKey();
    const gate = new Gate();
    const early = here.getOrLoad(key, { ttl }, () => gate.pass(() => 'old'));
    await gate.reached;
    await here.invalidate({ keys: [key] });
    expect(await here.getOrLoad(key, { ttl }, async () => 'new')).toEqual({ text: 'new', outcome: 'MISS' });
    gate.open();
    expect((await early).text).toBe('new');
  });

  it('an answer whose lease is voided again and again is sent uncached', async () => {
    const key = freshKey();
    let loads = 0;
    const load = async () => {
      await store.invalidate({ keys: [key] });
      return `answer ${++loads}`;
    };
    expect(await here.getOrLoad(key, { ttl }, load)).toEqual({ text: 'answer 3', outcome: 'BYPASS' });
    expect(await textAt(store, key)).toBeUndefined();
  });

  it('a waiter takes over the lease of a holder that died', async () => {
    const key = freshKey();
    await store.acquire(key, 'dead', 30);
    const answer = there.getOrLoad(key, { ttl }, async () => 'answer');
    await setup.elapse(30);
    expect(await answer).toEqual({ text: 'answer', outcome: 'MISS' });
  });

  it('the error of a load reaches all its callers and is not cached', async () => {
    const key = freshKey();
    let loads = 0;
    const gate = new Gate();
    const load = () =>
      gate.pass(() => {
        loads++;
        throw new Error('upstream');
      });
    const answers = Promise.allSettled(times(10, () => here.getOrLoad(key, { ttl }, load)));
    await gate.reached;
    gate.open();
    expect((await answers).map((answer) => answer.status)).toEqual(times(10, () => 'rejected'));
    expect(loads).toBe(1);
    expect(await there.getOrLoad(key, { ttl }, async () => 'well')).toEqual({ text: 'well', outcome: 'MISS' });
  });

  describe('stale-if-error', () => {
    const keptFor = 3600;
    const away = new Error('away');
    const staleIfError = { keptFor, isOutage: (error: unknown) => error === away };
    const fail = (error: Error) => async (): Promise<never> => {
      throw error;
    };
    const stale = { text: 'old', outcome: 'STALE' };
    /** A key whose answer has expired and can be served stale. */
    const expiredKey = async () => {
      const key = freshKey();
      await here.getOrLoad(key, { ttl: 0.01, staleIfError }, async () => 'old');
      await setup.elapse(10);
      return key;
    };

    it('an outage is answered stale by every process until a load succeeds', async () => {
      const key = await expiredKey();
      for (const cache of [here, there])
        expect(await cache.getOrLoad(key, { ttl, staleIfError }, fail(away))).toEqual(stale);
      const fresh = { text: 'new', outcome: 'MISS' };
      expect(await here.getOrLoad(key, { ttl, staleIfError }, async () => 'new')).toEqual(fresh);
      expect(await there.getOrLoad(key, { ttl, staleIfError }, fail(away))).toEqual({
        text: 'new',
        outcome: 'HIT',
      });
    });

    it('an outage is an error without a stale answer, after an invalidation, and without `staleIfError`', async () => {
      const invalidated = await expiredKey();
      await there.invalidate({ keys: [invalidated] });
      for (const key of [invalidated, freshKey()]) {
        await expect(here.getOrLoad(key, { ttl, staleIfError }, fail(away))).rejects.toBe(away);
      }
      await expect(here.getOrLoad(await expiredKey(), { ttl }, fail(away))).rejects.toBe(away);
    });

    it('an error that is no outage reaches the caller', async () => {
      const refused = new Error('refused');
      await expect(here.getOrLoad(await expiredKey(), { ttl, staleIfError }, fail(refused))).rejects.toBe(refused);
    });

    it('a stale answer is invalidated with its family', async () => {
      const company = freshCompany();
      const family = cacheKeys.availabilityFamily(company, 5, 123);
      const key = cacheKeys.availability(company, 5, 123, { from: 'a', to: 'b', timezone: 'UTC' });
      await here.getOrLoad(key, { ttl: 0.01, staleIfError }, async () => 'old');
      await setup.elapse(10);
      await there.invalidate({ families: [family] });
      await expect(here.getOrLoad(key, { ttl, staleIfError }, fail(away))).rejects.toBe(away);
    });

    it('a load that exceeds the soft timeout is answered stale, and cached when it ends', async () => {
      const cache = new CompanyCache(store, { clock: setup.clock, softTimeoutMs: 10 });
      const key = await expiredKey();
      const gate = new Gate();
      const load = () => gate.pass(() => 'new');
      expect(await cache.getOrLoad(key, { ttl, staleIfError }, load)).toEqual(stale);
      const unknown = cache.getOrLoad(freshKey(), { ttl, staleIfError }, async () => 'at last');
      expect(await unknown).toEqual({ text: 'at last', outcome: 'MISS' });
      const joined = there.getOrLoad(key, { ttl, staleIfError }, fail(new Error('never')));
      gate.open();
      expect(await joined).toEqual({ text: 'new', outcome: 'HIT' });
    });
  });

  describe('families', () => {
    const range = { from: '2026-03-02', to: '2026-03-03', timezone: 'Europe/Berlin' };

    it('an invalidated family has no values, time and again', async () => {
      const company = freshCompany();
      const family = cacheKeys.availabilityFamily(company, 5, 123);
      const keys = [15, 30, 60].map((duration) => cacheKeys.availability(company, 5, 123, { ...range, duration }));
      for (const text of ['first', 'second']) {
        for (const key of keys) {
          const loaded = { text, outcome: 'MISS' };
          expect(await here.getOrLoad(key, { ttl }, async () => text)).toEqual(loaded);
        }
        await there.invalidate({ families: [family] });
        for (const key of keys) expect(await textAt(store, key)).toBeUndefined();
      }
    });

    it('a load that began before the invalidation of its family is not cached', async () => {
      const company = freshCompany();
      const family = cacheKeys.availabilityFamily(company, 5, 123);
      const key = cacheKeys.availability(company, 5, 123, range);
      let row = 'free';
      const gate = new Gate();
      const answer = here.getOrLoad(key, { ttl }, () => {
        const seen = row;
        return gate.pass(() => seen);
      });
      await gate.reached;
      row = 'taken';
      await there.invalidate({ families: [family] });
      gate.open();
      expect((await answer).text).toBe('taken');
      await there.invalidate({ families: [family] });
      expect(await textAt(store, key)).toBeUndefined();
    });
  });
});
