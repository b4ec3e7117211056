import { Migration } from '@mikro-orm/migrations';
import { announceColumns } from './announced-columns';
import { COMPANY_WITH_ACCOUNT } from './calcom-account.migration';

/** How a company's callers prove that an appointment is theirs; and a number finds its appointments. */
export class CallerChecksMigration extends Migration {
  override up(): void {
    for (const statement of [CALLER_CHECK, announceColumns(ANNOUNCED), ATTENDEE_PHONE, BY_PHONE])
      this.addSql(statement);
  }

  override down(): void {
    this.addSql('alter table bookings drop column attendee_phone');
    this.addSql(announceColumns(COMPANY_WITH_ACCOUNT));
    this.addSql('alter table companies drop column caller_check');
  }
}

const CALLER_CHECK = `
  alter table companies add column caller_check text not null default 'number' check (caller_check in ('number', 'code'))`;

const ANNOUNCED = {
  subject: 'company',
  key: 'id',
  company: 'id',
  columns: `name, locale, timezone, country, caller_check, calcom_api_key, calcom_base_url, calcom_user_id,
    calcom_key_version, calcom_key_refused_at`,
};

/** A column of its own: under row level security, no index serves an expression of JSON. */
const ATTENDEE_PHONE = `
  alter table bookings add column attendee_phone text generated always as (attendee ->> 'phoneNumber') stored`;

const BY_PHONE = `create index on bookings (company_id, attendee_phone, end_at) where attendee_phone is not null`;
