import { Injectable } from '@nestjs/common';
import type { CalcomAccount, Place } from './calcom-account';
import { Calls } from './calls';
import { OddPart } from './oddity';
import type { CallOptions } from './resilience';
import { type CalcomWebhook, type NewWebhook, readWebhook, type WebhookScope } from './webhooks';
import { Wire } from './wire';

/** No caller waits for these calls. */
const BACKGROUND: CallOptions = { priority: 'background' };

/** Cal.com's webhooks, which report what happens there. Every method throws only CalcomApiException. */
@Injectable()
export class CalcomWebhooks {
  constructor(private readonly calls: Calls) {}

  /** All webhooks of the scope, including those that others have created. */
  list(account: CalcomAccount, scope: WebhookScope): Promise<CalcomWebhook[]> {
    const operation = 'organizationId' in scope ? 'listOrganizationWebhooks' : 'listEventTypeWebhooks';
    return this.calls.send(account, operation, { ...placeOf(scope), options: BACKGROUND }, ({ raw, notes }) => {
      if (!Array.isArray(raw.data)) throw new OddPart('data', 'is no list');
      return raw.data.map((item, index) => readWebhook(Wire.object(item, `data[${index}]`, notes)));
    });
  }

  /** Never retried: after an exception with `outcomeUnknown`, {@link list} tells whether it was made. */
  create(account: CalcomAccount, scope: WebhookScope, webhook: NewWebhook): Promise<CalcomWebhook> {
    const { subscriberUrl, triggers, secret } = webhook;
    const operation = 'organizationId' in scope ? 'createOrganizationWebhook' : 'createEventTypeWebhook';
    const body = { active: true, subscriberUrl, triggers, secret };
    const call = { ...placeOf(scope), body, options: BACKGROUND };
    return this.calls.send(account, operation, call, ({ raw, notes }) =>
      readWebhook(Wire.object(raw.data, 'data', notes)),
    );
  }

  async delete(account: CalcomAccount, scope: WebhookScope, id: string): Promise<void> {
    const operation = 'organizationId' in scope ? 'deleteOrganizationWebhook' : 'deleteEventTypeWebhook';
    await this.calls.send(account, operation, { ...placeOf(scope, id), options: BACKGROUND }, () => undefined);
  }
}

const placeOf = (scope: WebhookScope, webhookId?: string): Place => {
  const own = webhookId === undefined ? [] : [webhookId];
  if ('organizationId' in scope) return { organizationId: scope.organizationId, id: webhookId };
  return { id: scope.calcomTeamId, further: [scope.calcomEventTypeId, ...own] };
};
