import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { SealedColumn, TenantEntity } from '@app/tenancy';
import type { EventType } from './event-types';

/** Where a company wants its events. */
@Entity({ tableName: 'webhook_endpoints' })
export class WebhookEndpoint extends TenantEntity<'isActive' | 'failures'> {
  @Property({ type: 'string' })
  url: string;

  /** Sealed: signs what is sent. `whsec_…` */
  @Property({ type: 'string', hidden: true, lazy: true })
  secret: string;

  @Property({ type: 'json' })
  events: EventType[];

  /** Switched off, it gets no new events, and what is on its way waits. */
  @Property({ type: 'boolean' })
  isActive: boolean = true;

  /** Failed attempts in a row. */
  @Property({ type: 'integer' })
  failures: number = 0;

  /** Since when an event has been given up, and none was acknowledged. */
  @Property({ type: 'Date', nullable: true })
  failingSince?: Date | null;
}

export const WEBHOOK_SECRET = new SealedColumn(WebhookEndpoint, 'secret', 'webhook_secret');
