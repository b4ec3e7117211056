import { asList, listOf, type PersonalDataPart } from '@app/personal-data';
import { eraseBookings, erasedFields } from './erased-booking';

interface Row {
  id: string;
  uid: string | null;
  seat_uid: string | null;
  former_uids: string[];
  operation_id: string;
  change_operation_id: string | null;
  call_id: string | null;
  timezone: string;
  language: string;
}

/** The bookings of a person are those of which they are the attendee. What others have noted about them is theirs. */
export const bookingsOfPerson: PersonalDataPart = {
  name: 'bookings',

  async trace(em, trace) {
    const lists = [trace.bookings, trace.phones, trace.emails].map(asList);
    for (const row of await em.execute<Row[]>(FIND, lists)) {
      trace.bookings.add(Number(row.id));
      for (const uid of [row.uid, row.seat_uid, ...row.former_uids]) if (uid !== null) trace.uids.add(uid);
      for (const id of [row.operation_id, row.change_operation_id]) if (id !== null) trace.operations.add(id);
      if (row.call_id !== null) trace.calls.add(row.call_id);
      trace.subjects.set(`booking:${row.id}`, erasedFields(row));
    }
  },

  rows: (em, { bookings }) => em.execute<object[]>(EXPORT, [asList(bookings)]),

  erase: (em, { bookings }) => eraseBookings(em, bookings),
};

/** The history holds no names, and says what was done for a person. */
export const historyOfPerson: PersonalDataPart = {
  name: 'booking_events',
  rows: (em, { bookings }) =>
    em.execute<object[]>(
      `select booking_id, at, "from", "to", cause, by from booking_events where booking_id in ${listOf('bigint')}
       order by booking_id, id`,
      [asList(bookings)],
    ),
};

const FIND = `
  select id, calcom_booking_uid as uid, seat_uid, former_uids, operation_id, change ->> 'operationId' as change_operation_id,
    call_id, attendee ->> 'timezone' as timezone, attendee ->> 'language' as language
  from bookings
  where erased_at is null and (
    id in ${listOf('bigint')} or attendee_phone in ${listOf()} or lower(attendee ->> 'email') in ${listOf()})`;

const EXPORT = `
  select id, calcom_booking_uid as uid, status, title, start_at, end_at, team_id, calcom_event_type_id as event_type_id,
    attendee, answers, notes, location, metadata, meeting_url, code, hosts, source, call_id, no_show, created_at, updated_at
  from bookings where id in ${listOf('bigint')} order by id`;
