import { Counts, DurationsBy, seams } from '@app/telemetry';

/** What the cache of this process has done, for metrics: by level and outcome, never by company or key. */
export class CacheMeters {
  /** Answers found in this process. A plain number, since the fast path counts here. */
  l1 = 0;
  /** Answers found in the store. */
  l2 = 0;
  /** Answers given past their TTL. */
  stale = 0;
  /** How the loads that no answer was found for ended: `loaded` or `failed`. */
  readonly loads = new DurationsBy<'outcome'>();
  /** Outcomes of leases, and of attempts to get one. */
  readonly leases = new Counts<'outcome'>();
  /** How long callers waited for a lease that another process held. */
  readonly leaseWaits = new DurationsBy<never>();

  async load(work: () => Promise<string>): Promise<string> {
    const since = performance.now();
    let outcome = 'failed';
    try {
      const text = await work();
      outcome = 'loaded';
      return text;
    } finally {
      this.loads.since(since, { outcome });
    }
  }

  async wait<T>(work: () => Promise<T>): Promise<T> {
    const since = performance.now();
    try {
      return await seams.leaseWait.run(() => ({}), work);
    } finally {
      this.leaseWaits.since(since, {});
    }
  }

  /** @param isFilled false: an invalidation has voided the lease meanwhile; undefined: the store is away. */
  noteFill(isFilled: boolean | undefined): void {
    this.leases.add({ outcome: isFilled === undefined ? 'lost' : isFilled ? 'filled' : 'voided' });
  }
}
