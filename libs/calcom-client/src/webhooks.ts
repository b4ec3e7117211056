import { MissingPart, type Wire } from './wire';

/** What a webhook's events are of. Cal.com has none of a whole team. */
export type WebhookScope = { calcomTeamId: number; calcomEventTypeId: number } | { organizationId: number };

/** Source: `GET …/webhooks`. The secret, which Cal.com echoes, stays out. */
export interface CalcomWebhook {
  id: string;
  subscriberUrl: string;
  isActive: boolean;
}

export interface NewWebhook {
  subscriberUrl: string;
  triggers: string[];
  secret: string;
}

/** @throws MissingPart */
export function readWebhook(wire: Wire): CalcomWebhook {
  // Documented as a number, and a UUID in fact.
  const id = wire.textOr('id') ?? wire.numberOr('id');
  if (id === null) throw new MissingPart('id');
  return { id: String(id), subscriberUrl: wire.text('subscriberUrl'), isActive: wire.flag('active') };
}

/** The ids of a path's parts, in their order. */
export const idsOf = (scope: WebhookScope): number[] =>
  'organizationId' in scope ? [scope.organizationId] : [scope.calcomTeamId, scope.calcomEventTypeId];
