import { Module } from '@nestjs/common';
import { SyncRunsService } from './sync-runs.service';

/** The history of syncs. The rooms that sync with Cal.com record their runs in it. */
@Module({ providers: [SyncRunsService], exports: [SyncRunsService] })
export class SyncModule {}
