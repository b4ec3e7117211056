import { Module, type OnModuleInit } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { SyncModule } from '@app/sync';
import { TeamsModule } from '@app/teams';
import { SubscriptionScopes, WebhooksModule } from '@app/webhooks';
import { EventTypesController } from './event-types.controller';
import { EventTypesInspection } from './event-types.inspection';
import { EventTypesService } from './event-types.service';
import { EventTypesSubscriber } from './event-types.subscriber';
import { EventTypesSyncService } from './event-types-sync.service';
import { OffersService } from './offers.service';

@Module({
  imports: [CalcomClientModule, SyncModule, TeamsModule, WebhooksModule],
  controllers: [EventTypesController],
  providers: [EventTypesService, EventTypesSyncService, OffersService, EventTypesSubscriber, EventTypesInspection],
  exports: [EventTypesService, EventTypesSyncService, OffersService],
})
export class EventTypesModule implements OnModuleInit {
  constructor(
    private readonly subscriptions: SubscriptionScopes,
    private readonly eventTypes: EventTypesService,
  ) {}

  onModuleInit(): void {
    this.subscriptions.register((tenant) => this.eventTypes.scopes(tenant));
  }
}
