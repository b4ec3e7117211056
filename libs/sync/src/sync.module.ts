import { Module, type OnModuleInit } from '@nestjs/common';
import { Retention } from '@app/tenancy';
import { AfterSync } from './after-sync';
import { ABANDONED_RUNS, OLD_RUNS } from './sync-run-retention';
import { SyncRunsService } from './sync-runs.service';

/** The history of syncs. The rooms that sync with Cal.com record their runs in it. */
@Module({ providers: [SyncRunsService, AfterSync], exports: [SyncRunsService, AfterSync] })
export class SyncModule implements OnModuleInit {
  constructor(private readonly retention: Retention) {}

  onModuleInit(): void {
    this.retention.register(ABANDONED_RUNS, OLD_RUNS);
  }
}
