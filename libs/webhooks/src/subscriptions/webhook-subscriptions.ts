import { Injectable, Logger } from '@nestjs/common';
import { type CalcomAccount, CalcomApiException, CalcomClient, CalcomWebhooks } from '@app/calcom-client';
import { CompaniesService, type TenantContext } from '@app/tenancy';
import { IncomingHandlers } from '../inbox/incoming-handlers';
import type { WebhookSubscription } from '../inbox/webhook-subscription.entity';
import { nameOf, type Scope, scopeOf } from './scope';
import { SubscriptionRows } from './subscription-rows';
import { SubscriptionScopes } from './subscription-scopes';

/** Path below the public URL of this service. */
const PATH = '/api/webhooks/calcom';

/** Codes for a team, event type or webhook that no longer exists at Cal.com, or that the key cannot access. */
const GONE = ['not_found', 'forbidden', 'event_type_gone'];

/** Ensures that Cal.com reports its events: by one webhook for each event type, or one for an organization. */
@Injectable()
export class WebhookSubscriptions {
  private readonly log = new Logger(WebhookSubscriptions.name);

  constructor(
    private readonly rows: SubscriptionRows,
    private readonly scopes: SubscriptionScopes,
    private readonly handlers: IncomingHandlers,
    private readonly companies: CompaniesService,
    private readonly calcom: CalcomClient,
    private readonly webhooks: CalcomWebhooks,
  ) {}

  /**
   * Adds missing webhooks at Cal.com and removes those that are no longer needed. Failures are logged, and the next run
   * repeats the work. Neither two concurrent runs nor a lost answer create a second webhook.
   * @param publicUrl of this service, as Cal.com reaches it.
   * @returns the number of webhooks at Cal.com.
   * @throws AppError 409 `calcom_not_connected`, CalcomApiException when the key's owner cannot be read from Cal.com.
   */
  async reconcile(tenant: TenantContext, publicUrl: string): Promise<number> {
    const base = `${publicUrl.replace(/\/+$/, '')}${PATH}`;
    const account = await this.companies.calcomAccount(tenant);
    const wanted = await this.wanted(tenant, account);
    const known = await this.rows.all(tenant);
    const isWanted = new Set(wanted.map(nameOf));
    const isKnown = new Set(known.map((row) => nameOf(scopeOf(row))));
    await this.rows.add(
      tenant,
      wanted.filter((scope) => !isKnown.has(nameOf(scope))),
      base,
    );
    for (const row of known)
      if (!isWanted.has(nameOf(scopeOf(row)))) await this.attempt(row, () => this.withdraw(tenant, account, row));
      else if (!row.url.startsWith(`${base}/`)) await this.attempt(row, () => this.move(tenant, account, row, base));
    for (const row of await this.rows.all(tenant))
      if (isWanted.has(nameOf(scopeOf(row)))) await this.attempt(row, () => this.establish(tenant, account, row.id));
    const now = await this.rows.all(tenant);
    return now.filter(({ calcomWebhookId }) => calcomWebhookId != null).length;
  }

  /** Marks those as failing that missed what a comparison found. @param since when it happened, by event type. */
  async fail(tenant: TenantContext, since: ReadonlyMap<number, Date>): Promise<void> {
    await this.rows.fail(tenant, since);
  }

  /** Only the organization, if the key may create its webhook. */
  private async wanted(tenant: TenantContext, account: CalcomAccount): Promise<Scope[]> {
    const { organizationId } = await this.calcom.me(account, { priority: 'background' });
    if (organizationId === null) return this.scopes.of(tenant);
    const isOurs = await this.webhooks.list(account, { organizationId }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof CalcomApiException && GONE.includes(error.code)) return false;
        throw error;
      },
    );
    return isOurs ? [{ organizationId }] : this.scopes.of(tenant);
  }

  /** Lists before it creates: the answer to an earlier attempt may have been lost. */
  private async establish(tenant: TenantContext, account: CalcomAccount, id: number): Promise<void> {
    const row = await this.rows.take(tenant, id);
    if (!row) return;
    try {
      const scope = scopeOf(row);
      const listed = await this.webhooks.list(account, scope);
      const [own, ...doubles] = listed.filter(({ subscriberUrl }) => subscriberUrl === row.url);
      for (const double of doubles) await this.webhooks.delete(account, scope, double.id);
      const wanted = { subscriberUrl: row.url, triggers: this.handlers.triggers, secret: this.rows.secretOf(row) };
      const webhook = own ?? (await this.webhooks.create(account, scope, wanted));
      await this.rows.found(tenant, id, webhook.id);
    } catch (error) {
      await this.rows.release(tenant, id);
      throw error;
    }
  }

  private async withdraw(tenant: TenantContext, account: CalcomAccount, row: WebhookSubscription): Promise<void> {
    await this.deleteAtCalcom(account, row);
    await this.rows.remove(tenant, row.id);
  }

  private async move(
    tenant: TenantContext,
    account: CalcomAccount,
    row: WebhookSubscription,
    base: string,
  ): Promise<void> {
    await this.deleteAtCalcom(account, row);
    await this.rows.renew(tenant, row.id, base);
  }

  private async deleteAtCalcom(account: CalcomAccount, row: WebhookSubscription): Promise<void> {
    if (row.calcomWebhookId == null) return;
    await this.webhooks.delete(account, scopeOf(row), row.calcomWebhookId).catch((error: unknown) => {
      if (!(error instanceof CalcomApiException) || !GONE.includes(error.code)) throw error;
    });
  }

  private async attempt({ id }: WebhookSubscription, work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => {
      if (!(error instanceof CalcomApiException)) throw error;
      this.log.warn({ subscriptionId: id, reason: error.message }, 'Could not set up a webhook at Cal.com');
    });
  }
}
