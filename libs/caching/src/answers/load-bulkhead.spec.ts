import { describe, expect, it } from '@jest/globals';
import { AppError } from '@app/common';
import { freshCompany } from '../../testing/company';
import { Gate } from '../../testing/gate';
import { cacheKeys } from '../keys/cache-keys';
import { CompanyCache } from './company-cache';
import { LoadBulkhead } from './load-bulkhead';
import { MemoryCacheStore } from '../stores/memory-cache-store';

const overloaded = { status: 503, code: 'overloaded', retryAfter: 1 };

const [one, other] = [cacheKeys.teams(freshCompany()), cacheKeys.teams(freshCompany())];

describe('LoadBulkhead', () => {
  it('loads beyond the concurrency are queued, and loads beyond the queue are refused at once', async () => {
    const bulkhead = new LoadBulkhead({ concurrency: 2, share: 2, queue: 1 });
    const gate = new Gate();
    const begun: number[] = [];
    const load = (n: number) => bulkhead.run(one, false, () => (begun.push(n), gate.pass(() => n)));
    const [first, second, third] = [load(1), load(2), load(3)];
    await expect(load(4)).rejects.toMatchObject(overloaded);
    expect(begun).toEqual([1, 2]);
    gate.open();
    expect(await Promise.all([first, second, third])).toEqual([1, 2, 3]);
    expect(await load(5)).toBe(5);
  });

  it('a load that fails frees its place', async () => {
    const bulkhead = new LoadBulkhead({ concurrency: 1, queue: 0 });
    const failing = bulkhead.run(one, false, async () => Promise.reject(new Error('upstream')));
    await expect(failing).rejects.toThrow('upstream');
    expect(await bulkhead.run(one, false, async () => 'text')).toBe('text');
  });

  it('slow loads from Cal.com do not delay loads from the database', async () => {
    const bulkhead = new LoadBulkhead({ familyConcurrency: 1, queue: 0 });
    const gate = new Gate();
    const slow = bulkhead.run(one, true, () => gate.pass(() => 'slots'));
    await expect(bulkhead.run(one, true, async () => 'more slots')).rejects.toBeInstanceOf(AppError);
    expect(await bulkhead.run(one, false, async () => 'teams')).toBe('teams');
    gate.open();
    expect(await slow).toBe('slots');
  });

  it.each([true, false])(
    'slow loads of one company do not delay those of another (of families: %p)',
    async (family) => {
      const bulkhead = new LoadBulkhead();
      const gate = new Gate();
      const slow = Array.from({ length: 200 }, () => bulkhead.run(one, family, () => gate.pass(() => 'slow')));
      expect(await bulkhead.run(other, family, async () => 'quick')).toBe('quick');
      const { loads, family_loads: families } = bulkhead.states;
      expect((family ? families : loads).waitingAtShare).toBe(family ? 184 : 196);
      gate.open();
      expect(new Set(await Promise.all(slow))).toEqual(new Set(['slow']));
    },
  );

  it('a load that has waited too long is refused', async () => {
    const bulkhead = new LoadBulkhead({ concurrency: 1, maxWait: 1 });
    const gate = new Gate();
    const slow = bulkhead.run(one, false, () => gate.pass(() => 'slow'));
    await expect(bulkhead.run(one, false, async () => 'late')).rejects.toMatchObject(overloaded);
    gate.open();
    expect(await slow).toBe('slow');
  });

  it('a company that queues too many loads is refused, and another one is not', async () => {
    const bulkhead = new LoadBulkhead({ concurrency: 1, queue: 4 });
    const gate = new Gate();
    const load = (key: typeof one) => bulkhead.run(key, false, () => gate.pass(() => 'text'));
    const running = [load(one), load(one)];
    await expect(load(one)).rejects.toMatchObject(overloaded);
    running.push(load(other));
    gate.open();
    expect(await Promise.all(running)).toEqual(['text', 'text', 'text']);
  });
});

describe('A CompanyCache with a full load bulkhead', () => {
  it('misses are refused without a lease while hits are answered', async () => {
    const bulkhead = new LoadBulkhead({ concurrency: 1, queue: 0 });
    const cache = new CompanyCache(new MemoryCacheStore(), { bulkhead });
    const [known, slow, refused] = [freshCompany(), freshCompany(), freshCompany()].map(cacheKeys.teams);
    if (!known || !slow || !refused) throw new Error('unreachable');
    await cache.getOrLoad(known, { ttl: 60 }, async () => 'known');
    const gate = new Gate();
    const loading = cache.getOrLoad(slow, { ttl: 60 }, () => gate.pass(() => 'slow'));
    await gate.reached;
    await expect(cache.getOrLoad(refused, { ttl: 60 }, async () => 'refused')).rejects.toMatchObject(overloaded);
    expect(await cache.getOrLoad(known, { ttl: 60 }, async () => 'again')).toEqual({ text: 'known', outcome: 'HIT' });
    gate.open();
    expect((await loading).text).toBe('slow');
    expect(await cache.getOrLoad(refused, { ttl: 60 }, async () => 'now')).toEqual({ text: 'now', outcome: 'MISS' });
  });
});
