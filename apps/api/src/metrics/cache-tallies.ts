import { Injectable, Module } from '@nestjs/common';
import type { CompanyId } from '@app/tenancy';

/** Beyond it all counts are reset: more companies than a process serves in its lifetime. */
const MAX_COMPANIES = 20_000;

interface CacheTally {
  hits: number;
  answers: number;
}

/** How many answers of cached routes each company got from this process, and how many of them from the cache. */
@Injectable()
export class CacheTallies {
  private readonly tallies = new Map<CompanyId, CacheTally>();

  count(company: CompanyId, isHit: boolean): void {
    let tally = this.tallies.get(company);
    if (!tally) {
      if (this.tallies.size >= MAX_COMPANIES) this.tallies.clear();
      this.tallies.set(company, (tally = { hits: 0, answers: 0 }));
    }
    tally.answers += 1;
    if (isHit) tally.hits += 1;
  }

  /** From 0 to 1, in thousandths; null: the company got no answers. */
  hitRateOf(company: CompanyId): number | null {
    const tally = this.tallies.get(company);
    return tally ? Math.round((tally.hits / tally.answers) * 1000) / 1000 : null;
  }
}

@Module({ providers: [CacheTallies], exports: [CacheTallies] })
export class CacheTalliesModule {}
