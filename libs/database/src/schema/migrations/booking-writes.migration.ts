import { Migration } from '@mikro-orm/migrations';

/** Bookings are written in the round trip that claims their time, and never over what another process has written. */
export class BookingWritesMigration extends Migration {
  override up(): void {
    // Counts changes, so that a process notices that another one has changed the row since it was read.
    this.addSql('alter table bookings add column version integer not null default 1');
    this.addSql(BEGIN_BOOKING);
  }

  override down(): void {
    this.addSql(
      'drop function begin_booking(text, text, uuid, bigint, timestamptz, timestamptz, bigint[], interval, text, interval, interval, jsonb)',
    );
    this.addSql('alter table bookings drop column version');
  }
}

const COLUMNS = `
  team_id, calcom_event_type_id, operation_id, status, start_at, end_at, title, code, attendee, answers, location, notes, metadata,
  source, call_id, is_keyed, cause, changed_by, user_id, agent_id, created_at, updated_at`;

/**
 * What begin_booking did before, and the row: `facts` are its columns by name. Where the answer holds `known`, it also
 * holds the `id` of the row that was written. The caller commits, or rolls back what it does not want.
 */
const BEGIN_BOOKING = `
create function begin_booking(
  attempt_key text, attempt_hash text, operation uuid, event_type bigint, starts timestamptz, ends timestamptz,
  lanes bigint[], held interval, call text, lately interval, waited interval, facts jsonb) returns jsonb language plpgsql as $$
declare
  claim jsonb := begin_booking(
    attempt_key, attempt_hash, operation, event_type, starts, ends, lanes, held, call, lately, waited);
  written bigint;
begin
  if not claim ? 'known' then return claim; end if;
  insert into bookings (company_id, ${COLUMNS})
    select current_setting('app.company_id')::bigint, ${COLUMNS} from jsonb_populate_record(null::bookings, facts)
    returning id into written;
  return claim || jsonb_build_object('id', written);
end $$`;
