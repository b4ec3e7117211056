import { Booking, BookingAttempt } from '@app/booking';
import { EventType, Service } from '@app/event-types';
import { RetellAgent } from '@app/retell';
import { SyncRun, Team } from '@app/teams';
import { AccessToken, AuditEntry, Branch, Company, User } from '@app/tenancy';

/** Every entity of the service, by name: a bundle cannot be searched by pattern. */
export const entities = [
  Company,
  Branch,
  User,
  AccessToken,
  AuditEntry,
  Team,
  SyncRun,
  Service,
  EventType,
  Booking,
  BookingAttempt,
  RetellAgent,
];
