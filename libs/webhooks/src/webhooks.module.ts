import { HttpModule } from '@nestjs/axios';
import { Module, type OnModuleInit } from '@nestjs/common';
import { Ownership, SealedColumns, TenantDatabase } from '@app/tenancy';
import { DeliveryCare } from './deliveries/delivery-care';
import { DeliveryLog } from './deliveries/delivery-log';
import { DeliverySender } from './deliveries/delivery-sender';
import { DueDeliveries } from './deliveries/due-deliveries';
import { DueEndpointJobs } from './deliveries/due-endpoint-jobs';
import { OutgoingEvents } from './deliveries/outgoing-events';
import { RefusedKeySubscriber } from './deliveries/refused-key.subscriber';
import { WEBHOOK_SECRET, WebhookEndpoint } from './deliveries/webhook-endpoint.entity';
import { WebhookEndpointsController } from './deliveries/webhook-endpoints.controller';
import { WebhookEndpointsService } from './deliveries/webhook-endpoints.service';
import { WebhookRequest } from './deliveries/webhook-request';

/** Tells companies' own systems what has happened. Rooms record their events. */
@Module({
  imports: [HttpModule],
  controllers: [WebhookEndpointsController],
  providers: [
    OutgoingEvents,
    RefusedKeySubscriber,
    DueEndpointJobs,
    DueDeliveries,
    WebhookRequest,
    DeliverySender,
    DeliveryCare,
    WebhookEndpointsService,
    DeliveryLog,
  ],
  exports: [OutgoingEvents, DeliverySender, DeliveryCare],
})
export class WebhooksModule implements OnModuleInit {
  constructor(
    private readonly ownership: Ownership,
    private readonly sealedColumns: SealedColumns,
    private readonly database: TenantDatabase,
  ) {}

  onModuleInit(): void {
    this.sealedColumns.register(WEBHOOK_SECRET);
    this.ownership.register('webhook endpoint', (tenant, id) => this.database.has(tenant, WebhookEndpoint, { id }));
  }
}
