import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { TenantContext } from '@app/tenancy';
import { LEASE_SECONDS } from '../runs/lease';
import { RunStore } from '../runs/run-store';
import type { SyncRun } from '../runs/sync-run.entity';

/** What one has seen is good enough for others for so long, in milliseconds. */
const SHARED_FOR_MS = 300;
const MAX_RUNS = 1000;

/** Looks at the rows of runs: one for all who watch a run in this process. */
@Injectable()
export class RunLooks {
  private readonly shared = new LRUCache<string, Promise<SyncRun | undefined>>({
    maxSize: MAX_RUNS,
    sizeCalculation: () => 1,
    ttl: SHARED_FOR_MS,
  });

  constructor(private readonly runs: RunStore) {}

  at(tenant: TenantContext, runId: number): Promise<SyncRun | undefined> {
    const name = `${tenant.companyId}/${runId}`;
    const known = this.shared.get(name);
    if (known) return known;
    const look = this.look(tenant, runId);
    this.shared.set(name, look);
    return look;
  }

  /** Also ends a run whose process has died, by the database's clock: it would be watched forever. */
  private async look(tenant: TenantContext, runId: number): Promise<SyncRun | undefined> {
    const run = await this.runs.find(tenant, runId);
    if (run?.status !== 'running' || Date.now() - run.beatAt.getTime() < LEASE_SECONDS * 1000) return run;
    await this.runs.closeDead(tenant, run);
    return this.runs.find(tenant, runId);
  }
}
