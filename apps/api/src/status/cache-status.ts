import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CompanyStatus } from '@app/sync';
import { CacheTallies } from '../metrics/cache-tallies';

/** Registers how often a company's answers came from the cache. */
@Injectable()
export class CacheStatus implements OnModuleInit {
  constructor(
    private readonly status: CompanyStatus,
    private readonly tallies: CacheTallies,
  ) {}

  onModuleInit(): void {
    this.status.register('cache', ({ companyId }) => ({ hit_rate: this.tallies.hitRateOf(companyId) }));
  }
}
