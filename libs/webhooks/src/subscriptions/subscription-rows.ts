import { randomBytes } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '@app/common';
import { TenantDatabase, type TenantContext } from '@app/tenancy';
import { SUBSCRIPTION_SECRET, WebhookSubscription } from '../inbox/webhook-subscription.entity';
import { columnsOf, type Scope } from './scope';

/** Seconds that one process holds a subscription: longer than its calls take. */
const HELD_SECONDS = 120;
/** Hours after which Cal.com is queried again whether a seemingly healthy webhook still exists. */
const CHECK_AFTER_HOURS = 24;
/** Rows that one statement inserts. */
const BATCH = 500;

const BYTES = 24;

/** The rows of subscriptions: written before the request to Cal.com, so that no unknown webhook is created there. */
@Injectable()
export class SubscriptionRows {
  constructor(
    private readonly database: TenantDatabase,
    private readonly keyRing: KeyRing,
  ) {}

  all(tenant: TenantContext): Promise<WebhookSubscription[]> {
    return this.database.forCompany(tenant).find(WebhookSubscription, {}, { orderBy: { id: 'asc' } });
  }

  /** Adds missing subscriptions. @param base such as `https://api.example/api/webhooks/calcom`. */
  async add(tenant: TenantContext, scopes: readonly Scope[], base: string): Promise<void> {
    const { companyId } = tenant;
    for (let from = 0; from < scopes.length; from += BATCH) {
      const rows = scopes.slice(from, from + BATCH).map((scope) => {
        const address = randomBytes(BYTES).toString('base64url');
        const secret = randomBytes(32).toString('base64url');
        const sealed = this.keyRing.seal(secret, SUBSCRIPTION_SECRET.contextFor(companyId));
        return { ...columnsOf(scope), address, secret: sealed, url: `${base}/${address}` };
      });
      await this.inside(tenant, (em) => em.execute(ADD, [companyId, JSON.stringify(rows)]));
    }
  }

  /** Holds a subscription for this process. Undefined while another process holds it, or if there is nothing to do. */
  take(tenant: TenantContext, id: number): Promise<WebhookSubscription | undefined> {
    return this.inside(tenant, async (em) => {
      const [held] = await em.execute<object[]>(TAKE, [HELD_SECONDS, tenant.companyId, id, CHECK_AFTER_HOURS]);
      if (!held) return undefined;
      return (await em.findOne(WebhookSubscription, { id }, { populate: ['secret'] })) ?? undefined;
    });
  }

  /** The secret in plain text, only for Cal.com. */
  secretOf({ companyId, secret }: WebhookSubscription): string {
    return this.keyRing.open(secret, SUBSCRIPTION_SECRET.contextFor(companyId));
  }

  /** Cal.com has the webhook under this id. A failing one stays so until it delivers an event. */
  async found(tenant: TenantContext, id: number, calcomWebhookId: string): Promise<void> {
    await this.inside(tenant, (em) => em.execute(FOUND, [calcomWebhookId, tenant.companyId, id]));
  }

  /** The URL has changed, or Cal.com no longer has the webhook: it will be created again. */
  async renew(tenant: TenantContext, id: number, base: string): Promise<void> {
    await this.inside(tenant, (em) => em.execute(RENEW, [base, tenant.companyId, id]));
  }

  async release(tenant: TenantContext, id: number): Promise<void> {
    await this.inside(tenant, (em) => em.execute(RELEASE, [tenant.companyId, id]));
  }

  /** Removes the subscription with its events. */
  async remove(tenant: TenantContext, id: number): Promise<void> {
    await this.inside(tenant, (em) => em.execute(REMOVE, [tenant.companyId, id]));
  }

  /** Marks subscriptions that did not report an event. @param since when it happened, by event type. */
  async fail(tenant: TenantContext, since: ReadonlyMap<number, Date>): Promise<void> {
    const untold = [...since].map(([id, at]) => ({ id, at }));
    await this.inside(tenant, (em) => em.execute(FAIL, [JSON.stringify(untold), tenant.companyId]));
  }

  private inside<T>(tenant: TenantContext, work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    return this.database.forCompany(tenant).transactional((em) => work(em as SqlEntityManager));
  }
}

const ADD = `
  insert into webhook_subscriptions (company_id, address, secret, url, calcom_team_id, calcom_event_type_id, organization_id)
  select ?, address, secret, url, calcom_team_id, calcom_event_type_id, organization_id
  from json_to_recordset(?::json) as row (
    address text, secret text, url text, calcom_team_id bigint, calcom_event_type_id bigint, organization_id bigint)
  on conflict do nothing`;

const TAKE = `
  update webhook_subscriptions set held_until = now() + ? * interval '1 second'
  where company_id = ? and id = ? and (held_until is null or held_until < now())
    and (status <> 'active' or checked_at is null or checked_at < now() - ? * interval '1 hour')
  returning id`;

const FOUND = `
  update webhook_subscriptions set calcom_webhook_id = ?, checked_at = now(), held_until = null, updated_at = now(),
    status = case status when 'pending' then 'active' else status end
  where company_id = ? and id = ?`;

const RENEW = `
  update webhook_subscriptions set url = ? || '/' || address, calcom_webhook_id = null, status = 'pending', updated_at = now()
  where company_id = ? and id = ?`;

const RELEASE = `update webhook_subscriptions set held_until = null where company_id = ? and id = ?`;
const REMOVE = `delete from webhook_subscriptions where company_id = ? and id = ?`;

/** A webhook that was created afterwards, or has delivered something since, is not failing. */
const FAIL = `
  update webhook_subscriptions s set status = 'failing', failing_since = now(), updated_at = now()
  from json_to_recordset(?::json) as untold (id bigint, at timestamptz)
  where s.company_id = ? and (s.calcom_event_type_id = untold.id or s.organization_id is not null) and s.status = 'active'
    and s.created_at < untold.at and (s.last_event_at is null or s.last_event_at < untold.at)`;
