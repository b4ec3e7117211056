import { Module } from '@nestjs/common';
import { AvailabilityModule } from '@app/availability';
import { BookingModule } from '@app/booking';
import { TeamsModule } from '@app/teams';
import { Refusals } from './answers/refusals';
import { CheckAvailability } from './functions/check-availability';
import { DefaultTeam } from './functions/default-team';
import { FUNCTIONS } from './functions/table';
import { RECEPTION_FUNCTIONS, ReceptionFunctions } from './reception-functions.service';

@Module({
  imports: [AvailabilityModule, BookingModule, TeamsModule],
  providers: [
    ...FUNCTIONS,
    { provide: RECEPTION_FUNCTIONS, useFactory: (...functions: unknown[]) => functions, inject: [...FUNCTIONS] },
    DefaultTeam,
    ReceptionFunctions,
    Refusals,
  ],
  exports: [CheckAvailability, ReceptionFunctions],
})
export class ReceptionistModule {}
