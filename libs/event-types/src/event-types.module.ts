import { Module, type OnModuleInit } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { SyncModule, SyncSteps } from '@app/sync';
import { TeamsModule } from '@app/teams';
import { CompanyEventTypes } from './company-event-types';
import { SubscriptionScopes, WebhookRegistration, WebhooksModule } from '@app/webhooks';
import { EventTypeRows } from './event-type-rows';
import { EventTypesController } from './event-types.controller';
import { EventTypesInspection } from './event-types.inspection';
import { EventTypesService } from './event-types.service';
import { EventTypesStore } from './event-types-store';
import { EventTypesSubscriber } from './event-types.subscriber';
import { EventTypesSyncService } from './event-types-sync.service';
import { OffersService } from './offers.service';

@Module({
  imports: [CalcomClientModule, SyncModule, TeamsModule, WebhooksModule],
  controllers: [EventTypesController],
  providers: [
    EventTypesService,
    EventTypesStore,
    EventTypeRows,
    EventTypesSyncService,
    CompanyEventTypes,
    OffersService,
    EventTypesSubscriber,
    EventTypesInspection,
  ],
  exports: [EventTypesService, EventTypesSyncService, OffersService],
})
export class EventTypesModule implements OnModuleInit {
  constructor(
    private readonly subscriptions: SubscriptionScopes,
    private readonly eventTypes: EventTypesService,
    private readonly steps: SyncSteps,
    private readonly registration: WebhookRegistration,
  ) {}

  onModuleInit(): void {
    this.subscriptions.register((tenant) => this.eventTypes.scopes(tenant));
    // Behind the event types themselves, which have registered before their module.
    this.steps.registerFollowing(({ companyId }) => this.registration.announce(companyId));
  }
}
