import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { CacheInspector, CacheUnavailable } from '@app/caching';
import { CompaniesService, type CompanyId, TenantDatabase } from '@app/tenancy';
import { gauge } from './families';

const EVERY_MS = 60_000;
/** Bounds the duration and the queries of a round, however many companies there are. */
const COMPANIES_PER_ROUND = 20;

/**
 * Inspects the cache in the background: each round takes the next companies, round robin, one after the other. A failed
 * inspection is repeated when the company's turn comes round again.
 */
@Injectable()
export class StaleEntriesMonitor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Cache');
  /** Stale entries as of each company's last inspection; companies without any are absent. */
  private readonly stale = new Map<CompanyId, number>();
  private last = 0;
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();
  private isRunning = false;
  private isStopped = false;

  constructor(
    private readonly database: TenantDatabase,
    private readonly companies: CompaniesService,
    private readonly inspector: CacheInspector,
  ) {}

  register(registry: Registry): void {
    gauge(
      registry,
      {
        name: 'cache_stale_entries',
        help: 'Cached answers that differ from the database, as of the last round; every instance sees those of all',
      },
      () => [[{}, this.total]],
    );
  }

  get total(): number {
    return [...this.stale.values()].reduce((sum, count) => sum + count, 0);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.start(), EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Inspects the next {@link COMPANIES_PER_ROUND} companies. @throws CacheUnavailable */
  async round(): Promise<void> {
    const all = await this.database.companyIds();
    for (const id of this.stale.keys()) if (!all.includes(id)) this.stale.delete(id);
    const next = [...all.filter((id) => id > this.last), ...all.filter((id) => id <= this.last)];
    for (const id of next.slice(0, COMPANIES_PER_ROUND)) {
      if (this.isStopped) return;
      this.last = id;
      const { stale } = await this.inspector.inspect(await this.companies.contextFor(id));
      if (stale.length === 0) this.stale.delete(id);
      else this.stale.set(id, stale.length);
      for (const { key, age_seconds } of stale) this.log.warn(`${key} is stale, and ${age_seconds} s old`);
    }
  }

  private start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    this.running = this.round()
      .catch((error: unknown) => {
        // The Redis connection itself logs that it is unavailable.
        if (!(error instanceof CacheUnavailable)) this.log.warn(`Could not inspect the cache: ${String(error)}`);
      })
      .finally(() => (this.isRunning = false));
  }
}
