import { Module, type OnModuleInit } from '@nestjs/common';
import { Environment } from '@app/common';
import { AvailabilityModule } from '@app/availability';
import { BookingModule } from '@app/booking';
import { PersonalData } from '@app/personal-data';
import { RedisModule } from '@app/redis';
import { TeamsModule } from '@app/teams';
import { Ownership, Retention, TenantDatabase } from '@app/tenancy';
import { WebhooksModule } from '@app/webhooks';
import { Refusals } from './answers/refusals';
import { Callback } from './callbacks/callback.entity';
import { CallbacksController } from './callbacks/callbacks.controller';
import { CallbacksService } from './callbacks/callbacks.service';
import { callbacksOfPerson } from './callbacks/callbacks-of-person';
import { oldCallbacks } from './callbacks/old-callbacks';
import { CallerCheck } from './callers/caller-check';
import { ProvenAppointments } from './callers/proven-appointments';
import { ToldTimes } from './callers/told-times';
import { WrongAnswers } from './callers/wrong-answers';
import { Catalogue } from './catalogue/catalogue';
import { NamedThings } from './catalogue/naming';
import { CheckAvailability } from './functions/check-availability';
import { ChosenSlots } from './functions/chosen-slot';
import { FUNCTIONS } from './functions/table';
import { TimesToMoveTo } from './functions/times-to-move-to';
import { LastOffers } from './offers/last-offers';
import { SpokenQuestions } from './times/spoken-questions';
import { PunctualAnswers } from './punctual-answers';
import { RECEPTION_FUNCTIONS, ReceptionFunctions } from './reception-functions.service';

@Module({
  imports: [AvailabilityModule, BookingModule, TeamsModule, WebhooksModule, RedisModule],
  controllers: [CallbacksController],
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
    TimesToMoveTo,
    CallbacksService,
    CallerCheck,
    ProvenAppointments,
    ToldTimes,
    WrongAnswers,
  ],
  exports: [CheckAvailability, ReceptionFunctions],
})
export class ReceptionistModule implements OnModuleInit {
  constructor(
    private readonly ownership: Ownership,
    private readonly retention: Retention,
    private readonly database: TenantDatabase,
    private readonly environment: Environment,
    private readonly people: PersonalData,
  ) {}

  onModuleInit(): void {
    this.retention.register(oldCallbacks(this.environment.retentionDays));
    this.people.register(callbacksOfPerson);
    this.ownership.register('callback', (tenant, id) => this.database.has(tenant, Callback, { id }));
  }
}
