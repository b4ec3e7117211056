import { Module } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { EventTypesModule } from '@app/event-types';
import { TeamsModule } from '@app/teams';
import { AvailabilityService } from './availability.service';
import { Candidates } from './earliest/candidates';
import { EarliestController } from './earliest/earliest.controller';
import { EarliestService } from './earliest/earliest.service';
import { Questions } from './questions';
import { SlotIds } from './slot-ids';

@Module({
  imports: [CalcomClientModule, TeamsModule, EventTypesModule],
  controllers: [EarliestController],
  providers: [AvailabilityService, Questions, SlotIds, Candidates, EarliestService],
  exports: [AvailabilityService, SlotIds, EarliestService],
})
export class AvailabilityModule {}
