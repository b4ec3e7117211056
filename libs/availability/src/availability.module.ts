import { Module } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { EventTypesModule } from '@app/event-types';
import { TeamsModule } from '@app/teams';
import { AvailabilityService } from './availability.service';
import { Questions } from './questions';
import { SlotIds } from './slot-ids';

@Module({
  imports: [CalcomClientModule, TeamsModule, EventTypesModule],
  providers: [AvailabilityService, Questions, SlotIds],
  exports: [AvailabilityService, SlotIds],
})
export class AvailabilityModule {}
