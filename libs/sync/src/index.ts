export { degraded } from './degraded';
export { CompanyStatus, type StatusParts } from './status/company-status';
export { SyncRun } from './sync-run.entity';
export { type SyncCounts, SyncRunsService } from './sync-runs.service';
export { DegradedSyncDto, SyncReportDto, toSyncReport } from './sync.dto';
export { SyncModule } from './sync.module';
