/** The closed list of recorded actions: the values of the `action` filter. */
export const AUDIT_ACTIONS = [
  'user.signed_in',
  'user.sign_in_failed',
  'token.issued',
  'token.imported',
  'token.revoked',
  'company.created',
  'company.updated',
  'company.calcom_connected',
  'company.calcom_key_refused',
  'branch.created',
  'branch.updated',
  'user.created',
  'user.updated',
  'user.password_changed',
  'user.removed',
  'agent.created',
  'agent.updated',
  'agent.removed',
  'team.updated',
  'teams.synced',
  'teams.sync_failed',
  'event_types.synced',
  'event_types.sync_failed',
  'booking.created',
  'booking.rejected',
  'booking.failed',
  'booking.unconfirmed',
  'booking.moved',
  'booking.cancelled',
  'webhook_endpoint.created',
  'webhook_endpoint.updated',
  'webhook_endpoint.removed',
  'webhook_delivery.redelivered',
  'callback.updated',
  'person.exported',
  'person.erased',
  'secrets.resealed',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Who did it: a user of the company, a voice agent, or the operator of the service (commands and scheduled work). */
export const ACTOR_TYPES = ['user', 'agent', 'operator'] as const;

export type ActorType = (typeof ACTOR_TYPES)[number];

/** The kind of object that it was done to. */
export type AuditedKind =
  'company' | 'branch' | 'user' | 'token' | 'agent' | 'team' | 'sync_run' | 'booking' | 'callback' | 'webhook_endpoint';
