import { Migration } from '@mikro-orm/migrations';
import { CHECK_TRANSITION as BEFORE_TRANSITION, FOLLOW_BOOKING as BEFORE_FOLLOWING } from './appointments.migration';

/**
 * A booking keeps the time that was requested of Cal.com until a process has checked there whether it was made twice,
 * since it may be moved or cancelled before that check.
 */
export class AppointmentChecksMigration extends Migration {
  override up(): void {
    this.addSql(`alter table booking_checks add column asked_start timestamptz, add column asked_end timestamptz`);
    for (const trigger of [CHECK_TRANSITION, FOLLOW_BOOKING]) this.addSql(trigger);
  }

  override down(): void {
    for (const before of [BEFORE_TRANSITION, BEFORE_FOLLOWING])
      this.addSql(before.replace('create function', 'create or replace function'));
    this.addSql('alter table booking_checks drop column asked_start, drop column asked_end');
  }
}

/** Longer than a request to Cal.com and the search after a lost answer take together. */
const FIRST_CHECK = `interval '15 seconds'`;

/** As before; in addition, another appointment of Cal.com's becomes ours only by a move. */
export const CHECK_TRANSITION = `
create or replace function check_booking_transition() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'pending' and new.source <> 'calcom' then
      raise exception 'a booking begins as pending, not as %', new.status using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.status <> old.status then
    if (old.status, new.status) not in (
      ('pending', 'requested'), ('pending', 'confirmed'), ('pending', 'rejected'), ('pending', 'failed'), ('pending', 'unknown'),
      ('unknown', 'requested'), ('unknown', 'confirmed'), ('unknown', 'rejected'), ('unknown', 'failed'),
      ('requested', 'confirmed'), ('requested', 'rejected'), ('requested', 'cancelled'),
      ('confirmed', 'cancelled')) then
      raise exception 'a booking cannot go from % to %', old.status, new.status using errcode = 'check_violation';
    end if;
    new.settled_at := clock_timestamp();
  elsif old.change is null and new.cause <> 'moved' and old.calcom_booking_uid is not null
    and (new.calcom_booking_uid, new.seat_uid) is distinct from (old.calcom_booking_uid, old.seat_uid) then
    raise exception 'a booking becomes another appointment by a move alone' using errcode = 'check_violation';
  end if;
  if new.change is null then new.change_sent_at := null;
  elsif old.change is null then new.change_sent_at := clock_timestamp();
  end if;
  return new;
end $$`;

/** As before; in addition, a booking that was made is checked once more, whatever its status is since. */
export const FOLLOW_BOOKING = `
create or replace function follow_booking() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.status <> old.status or new.start_at <> old.start_at then
    insert into booking_events (company_id, booking_id, team_id, "from", "to", cause, by) values
      (new.company_id, new.id, new.team_id, case tg_op when 'UPDATE' then old.status end, new.status, new.cause, new.changed_by);
  end if;
  if tg_op = 'INSERT' then
    if new.status = 'pending' then
      insert into booking_checks (company_id, booking_id, due_at, asked_start, asked_end)
        values (new.company_id, new.id, now() + ${FIRST_CHECK}, new.start_at, new.end_at);
    end if;
    return null;
  end if;
  if new.status in ('pending', 'unknown') or new.change is not null then
    insert into booking_checks (company_id, booking_id, due_at) values (new.company_id, new.id, now() + ${FIRST_CHECK})
      on conflict do nothing;
  elsif old.status in ('pending', 'unknown') and new.status not in ('rejected', 'failed') then
    -- A request that reached Cal.com twice is answered once.
    update booking_checks set due_at = now() + ${FIRST_CHECK} where company_id = new.company_id and booking_id = new.id;
  elsif old.status in ('pending', 'unknown') or old.change is not null then
    delete from booking_checks where company_id = new.company_id and booking_id = new.id
      and (asked_start is null or new.status in ('rejected', 'failed'));
  end if;
  if new.status <> 'pending' and new.change is null and (old.status = 'pending' or old.change is not null) then
    delete from booking_claims where company_id = new.company_id and operation_id = new.operation_id;
  end if;
  return null;
end $$`;
