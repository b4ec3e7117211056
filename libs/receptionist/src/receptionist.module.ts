import { Module } from '@nestjs/common';
import { AvailabilityModule } from '@app/availability';
import { BookingModule } from '@app/booking';
import { TeamsModule } from '@app/teams';
import { Refusals } from './answers/refusals';
import { Catalogue } from './catalogue/catalogue';
import { NamedThings } from './catalogue/naming';
import { CheckAvailability } from './functions/check-availability';
import { ChosenSlots } from './functions/chosen-slot';
import { FUNCTIONS } from './functions/table';
import { LastOffers } from './offers/last-offers';
import { SpokenQuestions } from './times/spoken-questions';
import { PunctualAnswers } from './punctual-answers';
import { RECEPTION_FUNCTIONS, ReceptionFunctions } from './reception-functions.service';

@Module({
  imports: [AvailabilityModule, BookingModule, TeamsModule],
  providers: [
    ...FUNCTIONS,
    { provide: RECEPTION_FUNCTIONS, useFactory: (...functions: unknown[]) => functions, inject: [...FUNCTIONS] },
    Catalogue,
    ChosenSlots,
    LastOffers,
    NamedThings,
    PunctualAnswers,
    SpokenQuestions,
    ReceptionFunctions,
    Refusals,
  ],
  exports: [CheckAvailability, ReceptionFunctions],
})
export class ReceptionistModule {}
