import { Migration } from '@mikro-orm/migrations';
import { companyPolicy } from './tenant-table';

/** Erased people, and how long histories are kept. */
export class PersonalDataMigration extends Migration {
  override up(): void {
    for (const statement of [MARK, KEEP, TRIGGER, PEOPLE, ...companyPolicy('erased_people'), TRIM_AUDIT, TRIM_HISTORY])
      this.addSql(statement);
    for (const name of TRIMMING) this.addSql(`revoke all on function ${name}(integer, integer) from public`);
  }

  override down(): void {
    for (const name of TRIMMING) this.addSql(`drop function ${name}(integer, integer)`);
    this.addSql('drop table erased_people');
    this.addSql('drop trigger keep_erased on bookings');
    this.addSql('drop function keep_erased()');
    this.addSql('alter table bookings drop column erased_at');
  }
}

const MARK = 'alter table bookings add column erased_at timestamptz';

/** No write, not even of what Cal.com reports, brings an erased person back into a booking. */
const KEEP = `
create function keep_erased() returns trigger language plpgsql as $$
begin
  new.erased_at := old.erased_at;
  new.attendee := old.attendee;
  new.answers := old.answers;
  new.notes := old.notes;
  new.metadata := old.metadata;
  new.location := old.location;
  new.meeting_url := old.meeting_url;
  new.code := old.code;
  new.call_id := old.call_id;
  return new;
end $$`;

const TRIGGER = `create trigger keep_erased before update on bookings
  for each row when (old.erased_at is not null) execute function keep_erased()`;

/** Identified only by keyed hashes. */
const PEOPLE = `
  create table erased_people (
    company_id bigint not null references companies (id), contact_hash text not null,
    erased_at timestamptz not null default now(),
    primary key (company_id, contact_hash))`;

const TRIMMING = ['trim_audit_log', 'trim_booking_events'];

/** The service may only add rows to both tables. The functions below delete none younger, whatever `days` they get. */
const OLDEST_DAYS = 365;

/**
 * `security definer`: an intruder who controls the service could erase recent traces if its role had the right to
 * delete. The company is named explicitly, since no policy applies to an owner who is a superuser.
 */
const trimming = (name: string, table: string, moment: string): string => `
create function ${name}(days integer, most integer) returns setof bigint
language sql security definer set search_path = public, pg_temp as $$
  delete from ${table} where id in (
    select id from ${table}
    where company_id = nullif(current_setting('app.company_id', true), '')::bigint and ${moment} < now() - make_interval(days => greatest(days, ${OLDEST_DAYS}))
    order by ${moment} limit most for update skip locked)
  returning id
$$`;

const TRIM_AUDIT = trimming('trim_audit_log', 'audit_log', 'created_at');
const TRIM_HISTORY = trimming('trim_booking_events', 'booking_events', 'at');
