import { Module } from '@nestjs/common';
import { SyncRunsService } from './sync-runs.service';

/** The history of synchronisations; the rooms that are synchronised record their runs in it. */
@Module({ providers: [SyncRunsService], exports: [SyncRunsService] })
export class SyncModule {}
