import { beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { freshCompany } from '../../testing/company';
import { Gate } from '../../testing/gate';
import { describeStores } from '../../testing/stores';
import { cacheKeys } from '../keys/cache-keys';
import { CompanyCache } from './company-cache';
import type { CacheStore } from '../stores/cache-store';

Logger.overrideLogger(false);
const ttl = 60;
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

const freshKey = () => cacheKeys.teams(freshCompany());

await describeStores('CompanyCache', (rig) => {
  let store: CacheStore;
  let here: CompanyCache;
  let there: CompanyCache;
  beforeAll(async () => {
    store = await rig.open();
    here = new CompanyCache(store, { clock: rig.clock });
    there = new CompanyCache(await rig.open(), { clock: rig.clock });
  });

  it('loads once, then answers from the cache', async () => {
    const key = freshKey();
    let loads = 0;
    const load = async () => `answer ${++loads}`;
    expect(await here.getOrLoad(key, { ttl }, load)).toEqual({ text: 'answer 1', outcome: 'MISS' });
    expect(await there.getOrLoad(key, { ttl }, load)).toEqual({ text: 'answer 1', outcome: 'HIT' });
  });

  it('sends one of a hundred callers to load', async () => {
    const key = freshKey();
    let loads = 0;
    const gate = new Gate();
    const answers = times(100, () => here.getOrLoad(key, { ttl }, () => gate.pass(() => `answer ${++loads}`)));
    await gate.reached;
    gate.open();
    expect(new Set((await Promise.all(answers)).map(({ text }) => text))).toEqual(new Set(['answer 1']));
    expect(loads).toBe(1);
  });

  it('sends one of the callers of all processes to load', async () => {
    const key = freshKey();
    let loads = 0;
    const gate = new Gate();
    const ask = (cache: CompanyCache) => cache.getOrLoad(key, { ttl }, () => gate.pass(() => `answer ${++loads}`));
    const answers = [here, there].flatMap((cache) => times(25, () => ask(cache)));
    await gate.reached;
    gate.open();
    expect(new Set((await Promise.all(answers)).map(({ text }) => text))).toEqual(new Set(['answer 1']));
    expect(loads).toBe(1);
  });

  it.each(['here', 'there'] as const)('does not keep what was loaded before a write: dropped %s', async (where) => {
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
    expect(await store.read(key)).toBe('new');
  });

  it('lets nobody who asks after an invalidation join a load that began before it', async () => {
    const key = freshKey();
    const gate = new Gate();
    const early = here.getOrLoad(key, { ttl }, () => gate.pass(() => 'old'));
    await gate.reached;
    await here.invalidate({ keys: [key] });
    expect(await here.getOrLoad(key, { ttl }, async () => 'new')).toEqual({ text: 'new', outcome: 'MISS' });
    gate.open();
    expect((await early).text).toBe('new');
  });

  it('answers uncached when writers keep taking the lease away', async () => {
    const key = freshKey();
    let loads = 0;
    const load = async () => {
      await store.invalidate([key]);
      return `answer ${++loads}`;
    };
    expect(await here.getOrLoad(key, { ttl }, load)).toEqual({ text: 'answer 3', outcome: 'BYPASS' });
    expect(await store.read(key)).toBeUndefined();
  });

  it('takes over from a holder that died', async () => {
    const key = freshKey();
    await store.acquire(key, 'dead', 30);
    const answer = there.getOrLoad(key, { ttl }, async () => 'answer');
    await rig.elapse(30);
    expect(await answer).toEqual({ text: 'answer', outcome: 'MISS' });
  });

  it('hands an error to all who wait for it, and keeps nothing', async () => {
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

  describe('a load that cannot be had', () => {
    const keptFor = 3600;
    const away = new Error('away');
    const staleIfError = { keptFor, isOutage: (error: unknown) => error === away };
    const fail = (error: Error) => async (): Promise<never> => {
      throw error;
    };
    const stale = { text: 'old', outcome: 'STALE' };
    /** Filled, and its time is over. */
    const agedKey = async () => {
      const key = freshKey();
      await here.getOrLoad(key, { ttl: 0.01, staleIfError }, async () => 'old');
      await rig.elapse(10);
      return key;
    };

    it('is answered with what is last known, by every process, until it can be had again', async () => {
      const key = await agedKey();
      for (const cache of [here, there])
        expect(await cache.getOrLoad(key, { ttl, staleIfError }, fail(away))).toEqual(stale);
      const fresh = { text: 'new', outcome: 'MISS' };
      expect(await here.getOrLoad(key, { ttl, staleIfError }, async () => 'new')).toEqual(fresh);
      expect(await there.getOrLoad(key, { ttl, staleIfError }, fail(away))).toEqual({
        text: 'new',
        outcome: 'HIT',
      });
    });

    it('is an error when nothing is known, when what was known was dropped, and when nobody asked to keep it', async () => {
      const dropped = await agedKey();
      await there.invalidate({ keys: [dropped] });
      for (const key of [dropped, freshKey()]) {
        await expect(here.getOrLoad(key, { ttl, staleIfError }, fail(away))).rejects.toBe(away);
      }
      await expect(here.getOrLoad(await agedKey(), { ttl }, fail(away))).rejects.toBe(away);
    });

    it('is an error when it is no outage', async () => {
      const refused = new Error('refused');
      await expect(here.getOrLoad(await agedKey(), { ttl, staleIfError }, fail(refused))).rejects.toBe(refused);
    });

    it('is dropped with its family as long as it is known', async () => {
      const company = freshCompany();
      const family = cacheKeys.availabilityFamily(company, 5, 123);
      const key = cacheKeys.availability(company, 5, 123, { from: 'a', to: 'b', timezone: 'UTC' });
      await here.getOrLoad(key, { ttl: 0.01, family, staleIfError }, async () => 'old');
      await rig.elapse(10);
      await there.invalidate({ families: [family] });
      await expect(here.getOrLoad(key, { ttl, family, staleIfError }, fail(away))).rejects.toBe(away);
    });

    it('is not waited for for long while something is known, and kept when it comes', async () => {
      const impatient = new CompanyCache(store, { clock: rig.clock, softTimeoutMs: 10 });
      const key = await agedKey();
      const gate = new Gate();
      const load = () => gate.pass(() => 'new');
      expect(await impatient.getOrLoad(key, { ttl, staleIfError }, load)).toEqual(stale);
      const unknown = impatient.getOrLoad(freshKey(), { ttl, staleIfError }, async () => 'at last');
      expect(await unknown).toEqual({ text: 'at last', outcome: 'MISS' });
      const joined = there.getOrLoad(key, { ttl, staleIfError }, fail(new Error('never')));
      gate.open();
      expect(await joined).toEqual({ text: 'new', outcome: 'HIT' });
    });
  });

  describe('families', () => {
    const question = { from: '2026-03-02', to: '2026-03-03', timezone: 'Europe/Berlin' };

    it('are dropped together, and again, and leave nothing behind', async () => {
      const company = freshCompany();
      const family = cacheKeys.availabilityFamily(company, 5, 123);
      const keys = [15, 30, 60].map((duration) => cacheKeys.availability(company, 5, 123, { ...question, duration }));
      for (const text of ['first', 'second']) {
        for (const key of keys) {
          const made = { text, outcome: 'MISS' };
          expect(await here.getOrLoad(key, { ttl, family }, async () => text)).toEqual(made);
        }
        await there.invalidate({ families: [family] });
        for (const key of keys) expect(await store.read(key)).toBeUndefined();
        expect(await store.members(family)).toEqual([]);
      }
    });

    it('void loads that began before', async () => {
      const company = freshCompany();
      const family = cacheKeys.availabilityFamily(company, 5, 123);
      const key = cacheKeys.availability(company, 5, 123, question);
      let row = 'free';
      const gate = new Gate();
      const answer = here.getOrLoad(key, { ttl, family }, () => {
        const seen = row;
        return gate.pass(() => seen);
      });
      await gate.reached;
      row = 'taken';
      await there.invalidate({ families: [family] });
      gate.open();
      expect((await answer).text).toBe('taken');
      await there.invalidate({ families: [family] });
      expect(await store.read(key)).toBeUndefined();
    });
  });
});
