import type { EntityClass } from '@mikro-orm/core';
import { Booking, BookingAttempt, BookingEvent } from '@app/booking';
import { EventType, Service } from '@app/event-types';
import { IdempotentAnswer } from '@app/idempotency';
import { Callback } from '@app/receptionist';
import { RetellAgent, RetellCall } from '@app/retell';
import { SyncRun } from '@app/sync';
import { Team } from '@app/teams';
import { AccessToken, AuditEntry, Branch, Company, User } from '@app/tenancy';
import { WebhookDelivery, WebhookEndpoint, WebhookSubscription } from '@app/webhooks';

/** One entity's table, and the rights of the service's role on it. */
interface Table {
  name: string;
  /** Absent for a table that only SQL reads. */
  entity?: EntityClass<object>;
  rights: string;
}

/**
 * Every table of the service, listed by name: a bundle cannot be searched by pattern. A table that is missing here can
 * neither be mapped nor accessed.
 */
export const tables: readonly Table[] = [
  { name: 'companies', entity: Company, rights: 'select, insert, update' },
  { name: 'branches', entity: Branch, rights: 'select, insert, update' },
  { name: 'users', entity: User, rights: 'select, insert, update, delete' },
  { name: 'personal_access_tokens', entity: AccessToken, rights: 'select, insert, update, delete' },
  // Append-only: not even an intruder who controls the service can rewrite the audit log.
  { name: 'audit_log', entity: AuditEntry, rights: 'select, insert' },
  { name: 'idempotent_answers', entity: IdempotentAnswer, rights: 'select, insert, update, delete' },
  { name: 'calcom_teams', entity: Team, rights: 'select, insert, update' },
  { name: 'sync_runs', entity: SyncRun, rights: 'select, insert, update, delete' },
  { name: 'sync_schedule', rights: 'select, insert, update, delete' },
  { name: 'services', entity: Service, rights: 'select, insert, update' },
  { name: 'calcom_team_event_types', entity: EventType, rights: 'select, insert, update' },
  { name: 'bookings', entity: Booking, rights: 'select, insert, update' },
  { name: 'booking_attempts', entity: BookingAttempt, rights: 'select, insert, update, delete' },
  { name: 'booking_events', entity: BookingEvent, rights: 'select, insert' },
  { name: 'event_type_hosts', rights: 'select, insert, delete' },
  { name: 'booking_claims', rights: 'select, insert, delete' },
  { name: 'booking_comparisons', rights: 'select, insert, update' },
  { name: 'booking_checks', rights: 'select, insert, update, delete' },
  { name: 'callbacks', entity: Callback, rights: 'select, insert, update, delete' },
  { name: 'retell_agents', entity: RetellAgent, rights: 'select, insert, update, delete' },
  { name: 'retell_calls', entity: RetellCall, rights: 'select, insert, update, delete' },
  { name: 'webhook_endpoints', entity: WebhookEndpoint, rights: 'select, insert, update, delete' },
  { name: 'webhook_deliveries', entity: WebhookDelivery, rights: 'select, insert, update, delete' },
  { name: 'webhook_subscriptions', entity: WebhookSubscription, rights: 'select, insert, update, delete' },
  { name: 'webhook_inbox', rights: 'select, insert, update, delete' },
  { name: 'erased_people', rights: 'select, insert, update' },
  { name: 'maintenance', rights: 'select, update' },
];

/** For the ORM, which discovers nothing by itself. */
export const entities = tables.flatMap(({ entity }) => entity ?? []);
