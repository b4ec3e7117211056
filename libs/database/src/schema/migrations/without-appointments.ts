const UNDO = [
  `drop function begin_booking(text, text, uuid, bigint, timestamptz, timestamptz, bigint[], interval, text, interval, interval)`,
  'drop function claim_key(text, text, uuid)',
  'drop function claim_time(uuid, bigint[], timestamptz, timestamptz, interval)',
  'drop function event_types_sharing(bigint[])',
  ...['list_event_type_hosts', 'follow_booking', 'check_booking_transition'].map(
    (name) => `drop function ${name}() cascade`,
  ),
  ...['event_type_hosts', 'booking_checks', 'booking_claims', 'booking_events'].map((name) => `drop table ${name}`),
];

/** Seats of one booking at Cal.com had one row before: where there are several, this is refused. */
const UNDO_BOOKINGS = [
  'drop index bookings_at_calcom',
  'drop index bookings_company_id_calcom_event_type_id_start_at_idx',
  `alter table bookings
     drop constraint bookings_status_check, drop constraint bookings_source_check, alter column sent_at drop default,
     drop column title, drop column code, drop column seat_uid, drop column former_uids, drop column call_id,
     drop column is_keyed, drop column cause, drop column changed_by, drop column change, drop column change_sent_at,
     drop column settled_at`,
  'alter table bookings no force row level security',
  `update bookings set status = 'pending' where status = 'requested'`,
  `update bookings set source = 'user' where source <> 'agent'`,
  'alter table bookings force row level security',
  `alter table bookings
     add constraint bookings_status_check
       check (status in ('pending', 'confirmed', 'rejected', 'failed', 'unknown', 'cancelled')),
     add constraint bookings_source_check check (source in ('user', 'agent')),
     add constraint bookings_company_id_calcom_booking_uid_key unique (company_id, calcom_booking_uid)`,
];

/** The way back from appointments as a state machine. */
export const WITHOUT_APPOINTMENTS = [...UNDO, ...UNDO_BOOKINGS];
