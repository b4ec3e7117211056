import { LRUCache } from 'lru-cache';
import type { TenantContext } from '@app/tenancy';

const MAX_COMPANIES = 10_000;

interface Entry<T> {
  value: T;
  loadedAt: number;
  isLoading: boolean;
}

/**
 * Facts about companies that may be slightly stale, such as those on a status page. Only the first request waits for
 * them: later ones get the stored value, and one that is too old is reloaded in the background.
 */
export class RefreshedFacts<T extends object> {
  private readonly entries = new LRUCache<number, Entry<T>>({ maxSize: MAX_COMPANIES, sizeCalculation: () => 1 });

  constructor(
    private readonly load: (tenant: TenantContext) => Promise<T>,
    private readonly maxAgeMs: number,
  ) {}

  async of(tenant: TenantContext): Promise<T> {
    const entry = this.entries.get(tenant.companyId);
    if (!entry) return this.fill(tenant);
    if (!entry.isLoading && performance.now() - entry.loadedAt > this.maxAgeMs) {
      entry.isLoading = true;
      // What cannot be loaded stays as it was, and is tried with the next question.
      void this.fill(tenant).catch(() => (entry.isLoading = false));
    }
    return entry.value;
  }

  private async fill(tenant: TenantContext): Promise<T> {
    const value = await this.load(tenant);
    this.entries.set(tenant.companyId, { value, loadedAt: performance.now(), isLoading: false });
    return value;
  }
}
