import { Module } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { SyncModule } from '@app/sync';
import { TeamsModule } from '@app/teams';
import { CompanyEventTypes } from './company-event-types';
import { EventTypesController } from './event-types.controller';
import { EventTypesInspection } from './event-types.inspection';
import { EventTypesService } from './event-types.service';
import { EventTypesStore } from './event-types-store';
import { EventTypesSubscriber } from './event-types.subscriber';
import { EventTypesSyncService } from './event-types-sync.service';
import { OffersService } from './offers.service';

@Module({
  imports: [CalcomClientModule, SyncModule, TeamsModule],
  controllers: [EventTypesController],
  providers: [
    EventTypesService,
    EventTypesStore,
    EventTypesSyncService,
    CompanyEventTypes,
    OffersService,
    EventTypesSubscriber,
    EventTypesInspection,
  ],
  exports: [EventTypesService, EventTypesSyncService, OffersService],
})
export class EventTypesModule {}
