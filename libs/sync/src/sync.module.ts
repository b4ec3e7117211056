import { Module, type OnModuleInit } from '@nestjs/common';
import { Ownership, Retention, TenantDatabase } from '@app/tenancy';
import { CompanySync } from './company/company-sync';
import { Due } from './company/due';
import { Following } from './company/following';
import { SyncSchedule } from './company/sync-schedule';
import { SyncSteps } from './company/sync-steps';
import { RunEvents } from './progress/run-events';
import { RunLooks } from './progress/run-looks';
import { StreamAdmission } from './progress/stream-admission';
import { SyncRunsController } from './progress/sync-runs.controller';
import { Recording } from './runs/recording';
import { ABANDONED_RUNS, OLD_RUNS } from './runs/retention';
import { RunStore } from './runs/run-store';
import { SyncRun } from './runs/sync-run.entity';
import { CompanyStatus } from './status/company-status';
import { SyncStatus } from './status/sync-status';

/** Runs, their progress and their schedule. The rooms that sync with Cal.com register their step. */
@Module({
  controllers: [SyncRunsController],
  providers: [
    RunStore,
    Recording,
    SyncSteps,
    Due,
    Following,
    CompanySync,
    SyncSchedule,
    RunLooks,
    StreamAdmission,
    RunEvents,
    CompanyStatus,
    SyncStatus,
  ],
  exports: [RunStore, Recording, SyncSteps, Following, CompanySync, SyncSchedule, CompanyStatus],
})
export class SyncModule implements OnModuleInit {
  constructor(
    private readonly retention: Retention,
    private readonly ownership: Ownership,
    private readonly database: TenantDatabase,
  ) {}

  onModuleInit(): void {
    this.retention.register(ABANDONED_RUNS, OLD_RUNS);
    this.ownership.register('sync run', (tenant, id) => this.database.has(tenant, SyncRun, { id }));
  }
}
