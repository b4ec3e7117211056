import type { WebhookSubscription } from '../inbox/webhook-subscription.entity';
import type { EventTypeScope } from './subscription-scopes';

/** What a webhook at Cal.com is of. */
export type Scope = EventTypeScope | { organizationId: number };

/** The database ensures that a row has one scope or the other. */
export const scopeOf = ({ calcomTeamId, calcomEventTypeId, organizationId }: WebhookSubscription): Scope =>
  organizationId == null
    ? { calcomTeamId: calcomTeamId ?? 0, calcomEventTypeId: calcomEventTypeId ?? 0 }
    : { organizationId };

export const nameOf = (scope: Scope): string =>
  'organizationId' in scope
    ? `organization ${scope.organizationId}`
    : `${scope.calcomTeamId}/${scope.calcomEventTypeId}`;

export const columnsOf = (scope: Scope): Record<string, number> =>
  'organizationId' in scope
    ? { organization_id: scope.organizationId }
    : { calcom_team_id: scope.calcomTeamId, calcom_event_type_id: scope.calcomEventTypeId };
