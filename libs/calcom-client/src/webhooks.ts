import { OddPart } from './oddity';
import type { Wire } from './wire';

/** The scope of a webhook's events. Cal.com has no webhooks for a whole team. */
export type WebhookScope = { calcomTeamId: number; calcomEventTypeId: number } | { organizationId: number };

/** Source: `GET …/webhooks`. The secret, which Cal.com echoes, stays out. */
export interface CalcomWebhook {
  id: string;
  subscriberUrl: string;
}

export interface NewWebhook {
  subscriberUrl: string;
  triggers: string[];
  secret: string;
}

/** More than any URL of ours has. */
const MAX_URL = 4096;

/** @throws OddPart */
export function readWebhook(wire: Wire): CalcomWebhook {
  // Documented as a number, and a UUID in fact.
  const id = typeof wire.raw.id === 'number' ? wire.idOr('id') : wire.text('id');
  if (id === null) throw new OddPart('id');
  return { id: String(id), subscriberUrl: wire.required('subscriberUrl', wire.text('subscriberUrl', MAX_URL)) };
}
