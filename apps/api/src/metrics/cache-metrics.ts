import { Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { CompanyCache } from '@app/caching';
import { counter, gauge, histogram } from './families';

/** Where answers are found, the outcomes of leases, and whether the store is reachable. */
@Injectable()
export class CacheMetrics {
  constructor(private readonly cache: CompanyCache) {}

  register(registry: Registry): void {
    const { cache } = this;
    const { meters } = cache;
    counter(
      registry,
      {
        name: 'cache_reads_total',
        help: 'Answers by the level that they were found on: in the process, in the store, or past their TTL; load: on none',
        labelNames: ['level'],
      },
      () => [
        [{ level: 'l1' }, meters.l1],
        [{ level: 'l2' }, meters.l2],
        [{ level: 'stale' }, meters.stale],
        [{ level: 'load' }, meters.loads.all.reduce((sum, { tally }) => sum + tally.count, 0)],
      ],
    );
    histogram(
      registry,
      { name: 'cache_load_duration_seconds', help: 'How long answers took to load that were not cached' },
      () => meters.loads.all,
    );
    counter(
      registry,
      {
        name: 'cache_leases_total',
        help: 'Attempts to get a lease: granted, value (another process had filled), unavailable; and what became of leases: filled, voided by an invalidation, lost with the store',
        labelNames: ['outcome'],
      },
      () => meters.leases.all.map(({ labels, tally }) => [labels, tally.count] as const),
    );
    histogram(
      registry,
      {
        name: 'cache_lease_wait_seconds',
        help: 'How long callers waited for an answer that another process was loading',
      },
      () => meters.leaseWaits.all,
    );
    gauge(
      registry,
      { name: 'cache_store_up', help: '1 while the store of answers, which is Redis where there is one, answers' },
      async () => [[{}, (await cache.ping()) ? 1 : 0]],
    );
  }
}
