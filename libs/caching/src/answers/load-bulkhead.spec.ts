import { describe, expect, it } from '@jest/globals';
import { AppError } from '@app/common';
import { freshCompany } from '../../testing/company';
import { Gate } from '../../testing/gate';
import { cacheKeys } from '../keys/cache-keys';
import { CompanyCache } from './company-cache';
import { LoadBulkhead } from './load-bulkhead';
import { MemoryCacheStore } from '../stores/memory-cache-store';

const overloaded = { status: 503, code: 'overloaded', retryAfter: 1 };

describe('LoadLimit', () => {
  it('lets a few load, a few wait, and refuses the others at once', async () => {
    const limit = new LoadBulkhead({ atOnce: 2, waiting: 1 });
    const gate = new Gate();
    const begun: number[] = [];
    const load = (n: number) => limit.run(false, () => (begun.push(n), gate.pass(() => n)));
    const [first, second, third] = [load(1), load(2), load(3)];
    await expect(load(4)).rejects.toMatchObject(overloaded);
    expect(begun).toEqual([1, 2]);
    gate.open();
    expect(await Promise.all([first, second, third])).toEqual([1, 2, 3]);
    expect(await load(5)).toBe(5);
  });

  it('goes on after a load that failed', async () => {
    const limit = new LoadBulkhead({ atOnce: 1, waiting: 0 });
    const failing = limit.run(false, async () => Promise.reject(new Error('upstream')));
    await expect(failing).rejects.toThrow('upstream');
    expect(await limit.run(false, async () => 'text')).toBe('text');
  });

  it('keeps what needs the database only from waiting for Cal.com', async () => {
    const limit = new LoadBulkhead({ atOnceOfFamilies: 1, waiting: 0 });
    const gate = new Gate();
    const slow = limit.run(true, () => gate.pass(() => 'slots'));
    await expect(limit.run(true, async () => 'more slots')).rejects.toBeInstanceOf(AppError);
    expect(await limit.run(false, async () => 'teams')).toBe('teams');
    gate.open();
    expect(await slow).toBe('slots');
  });
});

describe('A CompanyCache that has too much to load', () => {
  it('refuses, keeps no lease, and answers those whose answer is there', async () => {
    const cache = new CompanyCache(new MemoryCacheStore(), { bulkhead: new LoadBulkhead({ atOnce: 1, waiting: 0 }) });
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
