import { Module } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { SyncModule } from '@app/sync';
import { CacheTalliesModule } from '../metrics/cache-tallies';
import { CacheStatus } from './cache-status';
import { CalcomStatus } from './calcom-status';
import { StatusController } from './status.controller';

/** `/api/status`, and those parts of it that no room to the left can tell. */
@Module({
  imports: [CalcomClientModule, SyncModule, CacheTalliesModule],
  controllers: [StatusController],
  providers: [CalcomStatus, CacheStatus],
})
export class StatusModule {}
