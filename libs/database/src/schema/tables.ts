import type { EntityClass } from '@mikro-orm/core';
import { Booking, BookingAttempt } from '@app/booking';
import { EventType, Service } from '@app/event-types';
import { RetellAgent } from '@app/retell';
import { SyncRun } from '@app/sync';
import { Team } from '@app/teams';
import { AccessToken, AuditEntry, Branch, Company, User } from '@app/tenancy';

/** One entity's table, and what the service's role may do with it. */
interface Table {
  name: string;
  entity: EntityClass<object>;
  rights: string;
}

/**
 * Every table of the service, by name: a bundle cannot be searched by pattern. What is not listed here, the service can
 * neither map nor touch.
 */
export const tables: readonly Table[] = [
  { name: 'companies', entity: Company, rights: 'select, insert, update' },
  { name: 'branches', entity: Branch, rights: 'select, insert, update' },
  { name: 'users', entity: User, rights: 'select, insert, update' },
  { name: 'personal_access_tokens', entity: AccessToken, rights: 'select, insert, update, delete' },
  // What was done stays done: nobody rewrites history, least of all an intruder who has taken the service over.
  { name: 'audit_log', entity: AuditEntry, rights: 'select, insert' },
  { name: 'calcom_teams', entity: Team, rights: 'select, insert, update' },
  { name: 'sync_runs', entity: SyncRun, rights: 'select, insert, update' },
  { name: 'services', entity: Service, rights: 'select, insert, update' },
  { name: 'calcom_team_event_types', entity: EventType, rights: 'select, insert, update' },
  { name: 'bookings', entity: Booking, rights: 'select, insert, update' },
  { name: 'booking_attempts', entity: BookingAttempt, rights: 'select, insert, update, delete' },
  { name: 'retell_agents', entity: RetellAgent, rights: 'select, insert, update' },
];

export const entities = tables.map(({ entity }) => entity);
