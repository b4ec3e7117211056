import { Migration } from '@mikro-orm/migrations';
import { announceColumns } from './announced-columns';
import { firstAnnounced } from './row-changes.migration';

/** What a booking needs to know of its event type before Cal.com is asked, and what people answered. */
export class EventTypeFieldsMigration extends Migration {
  override up(): void {
    for (const statement of [EVENT_TYPES, COMPANIES, BOOKINGS, ...ANNOUNCED.map(announceColumns)])
      this.addSql(statement);
  }

  override down(): void {
    for (const { subject } of ANNOUNCED) this.addSql(announceColumns(firstAnnounced(subject)));
    this.addSql('alter table bookings drop column answers, drop column location');
    this.addSql('alter table companies drop column country');
    this.addSql(`
      alter table calcom_team_event_types
        drop column description, drop column confirmation_policy, drop column locations, drop column seats,
        drop column scheduling_type, drop column host_ids, drop column recurrence, drop column minimum_notice_minutes`);
  }
}

const EVENT_TYPES = `
  alter table calcom_team_event_types
    add column if not exists description text,
    add column if not exists confirmation_policy jsonb,
    add column if not exists locations jsonb not null default '[]',
    add column if not exists seats integer check (seats > 0),
    add column if not exists scheduling_type text,
    add column if not exists host_ids bigint[] not null default '{}',
    add column if not exists recurrence jsonb,
    add column if not exists minimum_notice_minutes integer not null default 0`;

/** ISO 3166-1: whose phone numbers are written without a country code. Absent: that of the time zone. */
const COMPANIES = `
  alter table companies add column if not exists country text check (country ~ '^[A-Z]{2}$')`;

/** The answers are kept as they were sent to Cal.com, by slug. */
const BOOKINGS = `
  alter table bookings
    add column if not exists answers jsonb not null default '{}',
    add column if not exists location jsonb`;

/** Of companies, with their country. */
export const COMPANY_WITH_COUNTRY = {
  subject: 'company',
  key: 'id',
  company: 'id',
  columns: 'name, locale, timezone, country, calcom_api_key, calcom_base_url',
};

const ANNOUNCED = [
  COMPANY_WITH_COUNTRY,
  {
    subject: 'event type',
    key: `calcom_team_id || '/' || calcom_event_type_id`,
    columns: `id, service_id, title, slug, duration, duration_options, price, currency, is_active, requires_confirmation,
      confirmation_policy, booking_fields, locations, seats, scheduling_type, host_ids, recurrence, minimum_notice_minutes`,
  },
];
