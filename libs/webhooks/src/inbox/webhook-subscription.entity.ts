import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Id, SealedColumn, TenantEntity } from '@app/tenancy';

/** A webhook at Cal.com that tells this service what happens there: of one event type of a team, or of an organization. */
@Entity({ tableName: 'webhook_subscriptions' })
export class WebhookSubscription extends TenantEntity<'status'> {
  /** The last part of the URL that Cal.com calls. */
  @Property({ type: 'string' })
  address: string;

  /** Sealed: Cal.com signs with it. Of this subscription alone, so that its events cannot be replayed to another. */
  @Property({ type: 'string', hidden: true, lazy: true })
  secret: string;

  /** What Cal.com calls. */
  @Property({ type: 'string' })
  url: string;

  /** Cal.com's id; absent for an organization. */
  @Property({ type: Id, nullable: true })
  calcomTeamId?: number | null;

  @Property({ type: Id, nullable: true })
  calcomEventTypeId?: number | null;

  @Property({ type: Id, nullable: true })
  organizationId?: number | null;

  /** Absent until it is known that Cal.com has it. */
  @Property({ type: 'string', nullable: true })
  calcomWebhookId?: string | null;

  /** `pending` until Cal.com has it; `failing` when something happened that it has not told. */
  @Property({ type: 'string' })
  status: 'pending' | 'active' | 'failing' = 'pending';

  @Property({ type: 'Date', nullable: true })
  lastEventAt?: Date | null;

  @Property({ type: 'Date', nullable: true })
  failingSince?: Date | null;
}

export const SUBSCRIPTION_SECRET = new SealedColumn(WebhookSubscription, 'secret', 'calcom_webhook_secret');
