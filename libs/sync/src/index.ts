export { AfterSync } from './after-sync';
export { degraded } from './degraded';
export { SyncRun } from './sync-run.entity';
export { type SyncCounts, SyncRunsService } from './sync-runs.service';
export { DegradedSyncDto, SyncReportDto, toSyncReport } from './sync.dto';
export { SyncModule } from './sync.module';
