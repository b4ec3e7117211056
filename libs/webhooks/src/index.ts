export { DeliveryCare } from './deliveries/delivery-care';
export { DeliverySender } from './deliveries/delivery-sender';
export { type OutgoingEvent, OutgoingEvents } from './deliveries/outgoing-events';
export { DELIVERIES, DELIVERY_CARE } from './deliveries/queues';
export { WebhookDelivery } from './deliveries/webhook-delivery.entity';
export { WebhookEndpoint } from './deliveries/webhook-endpoint.entity';
export { WebhooksModule } from './webhooks.module';
