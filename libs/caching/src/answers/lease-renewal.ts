import { type CacheStore, CacheUnavailable, type Lease } from '../stores/cache-store';

/** Keeps a lease while the work lasts, so that a slow load can still fill. One that an invalidation voided stays void. */
export async function underRenewal<T>(
  store: CacheStore,
  lease: Lease,
  leaseMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const renew = (): void =>
    void store.renew(lease, leaseMs).catch((error: unknown) => {
      if (!(error instanceof CacheUnavailable)) throw error;
    });
  const renewal = setInterval(renew, leaseMs / 2).unref();
  try {
    return await work();
  } finally {
    clearInterval(renewal);
  }
}
