import type { CacheKey } from '../keys/cache-keys';
import type { Acquisition, CacheStore } from '../stores/cache-store';
import type { CacheMeters } from './cache-meters';
import type { Waiters } from './waiters';

type Claimed = Exclude<Acquisition, { kind: 'busy' }>;

/** The lease of a holder that died expires after this time. Loads that take longer renew it. */
export const LEASE_MS = 5000;
/** Waiters retry this often, in case an event was lost. */
const POLL_MS = 200;

/** Claims leases, and waits for those that other processes hold. */
export class Claims {
  constructor(
    private readonly store: CacheStore,
    private readonly waiters: Waiters,
    private readonly meters: CacheMeters,
  ) {}

  /** The value, or the lease as soon as no other process holds it. */
  async claim(key: CacheKey, token: string): Promise<Claimed> {
    const waiter = this.waiters.listen(key);
    try {
      const claim = await this.store.acquire(key, token, LEASE_MS);
      if (claim.kind !== 'busy') return claim;
      return await this.meters.wait(() => waiter.wait(POLL_MS).then(() => this.claimAgain(key, token)));
    } finally {
      waiter.stop();
    }
  }

  private async claimAgain(key: CacheKey, token: string): Promise<Claimed> {
    for (;;) {
      const waiter = this.waiters.listen(key);
      try {
        const claim = await this.store.acquire(key, token, LEASE_MS);
        if (claim.kind !== 'busy') return claim;
        await waiter.wait(POLL_MS);
      } finally {
        waiter.stop();
      }
    }
  }
}
