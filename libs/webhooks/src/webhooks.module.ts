import { HttpModule } from '@nestjs/axios';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { Environment } from '@app/common';
import { CompanyStatus, SyncModule } from '@app/sync';
import { Ownership, Retention, SealedColumns, TenantDatabase } from '@app/tenancy';
import { PersonalData } from '@app/personal-data';
import { DeliveryCare } from './deliveries/delivery-care';
import { DeliveryLog } from './deliveries/delivery-log';
import { DeliverySender } from './deliveries/delivery-sender';
import { DueDeliveries } from './deliveries/due-deliveries';
import { DueEndpointJobs } from './deliveries/due-endpoint-jobs';
import { EndpointStatus } from './deliveries/endpoint-status';
import { OutgoingEvents } from './deliveries/outgoing-events';
import { RefusedKeySubscriber } from './deliveries/refused-key.subscriber';
import { WEBHOOK_SECRET, WebhookEndpoint } from './deliveries/webhook-endpoint.entity';
import { WebhookEndpointsController } from './deliveries/webhook-endpoints.controller';
import { WebhookEndpointsService } from './deliveries/webhook-endpoints.service';
import { WebhookRequest } from './deliveries/webhook-request';
import { handledEvents } from './inbox/handled-events';
import { Inbox } from './inbox/inbox';
import { InboxStatus } from './inbox/inbox-status';
import { InboxWorker } from './inbox/inbox-worker';
import { InboxController } from './inbox/inbox.controller';
import { IncomingHandlers } from './inbox/incoming-handlers';
import { SignedWebhooks } from './inbox/signed-webhooks';
import { SUBSCRIPTION_SECRET } from './inbox/webhook-subscription.entity';
import { WebhookMeters } from './webhook-meters';
import { WebhookRegistration } from './subscriptions/registration';
import { SubscriptionRows } from './subscriptions/subscription-rows';
import { SubscriptionScopes } from './subscriptions/subscription-scopes';
import { WebhookSubscriptions } from './subscriptions/webhook-subscriptions';
import { deliveriesAboutPerson } from './person/deliveries-about-person';
import { incomingAboutPerson } from './person/incoming-about-person';

/** Tells companies' own systems what has happened, and hears from Cal.com. Rooms record their events, and register what they do about others'. */
@Module({
  imports: [HttpModule, CalcomClientModule, SyncModule],
  controllers: [WebhookEndpointsController, InboxController],
  providers: [
    WebhookMeters,
    OutgoingEvents,
    RefusedKeySubscriber,
    DueEndpointJobs,
    DueDeliveries,
    WebhookRequest,
    DeliverySender,
    DeliveryCare,
    WebhookEndpointsService,
    DeliveryLog,
    EndpointStatus,
    IncomingHandlers,
    SignedWebhooks,
    Inbox,
    InboxWorker,
    InboxStatus,
    SubscriptionScopes,
    SubscriptionRows,
    WebhookSubscriptions,
    WebhookRegistration,
  ],
  exports: [
    WebhookMeters,
    OutgoingEvents,
    DeliverySender,
    DeliveryCare,
    IncomingHandlers,
    SignedWebhooks,
    InboxWorker,
    InboxStatus,
    SubscriptionScopes,
    WebhookSubscriptions,
    WebhookRegistration,
  ],
})
export class WebhooksModule implements OnModuleInit {
  constructor(
    private readonly ownership: Ownership,
    private readonly sealedColumns: SealedColumns,
    private readonly database: TenantDatabase,
    private readonly retention: Retention,
    private readonly environment: Environment,
    private readonly status: CompanyStatus,
    private readonly inbox: InboxStatus,
    private readonly endpoints: EndpointStatus,
    private readonly people: PersonalData,
  ) {}

  onModuleInit(): void {
    this.status.register('webhooks_in', (tenant) => this.inbox.of(tenant));
    this.status.register('webhooks_out', (tenant) => this.endpoints.of(tenant));
    this.sealedColumns.register(WEBHOOK_SECRET);
    this.sealedColumns.register(SUBSCRIPTION_SECRET);
    this.people.register(deliveriesAboutPerson, incomingAboutPerson);
    this.retention.register(handledEvents(this.environment.deliveryLogDays));
    this.ownership.register('webhook endpoint', (tenant, id) => this.database.has(tenant, WebhookEndpoint, { id }));
  }
}
