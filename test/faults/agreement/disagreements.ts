import type { Sandbox } from '../../../apps/calcom-sandbox/src';
import type { Ledger } from './ledger';

/** An appointment or a seat that Cal.com holds. */
export interface Held {
  uid: string;
  seatUid: string | null;
  start: number;
  eventTypeId: number;
  email: string;
  operationId: unknown;
}

export interface Row {
  id: string;
  status: string;
  uid: string | null;
  seat_uid: string | null;
  start_at: Date;
  calcom_event_type_id: string;
  email: string;
  operation_id: string;
  change: object | null;
}

export const ROWS = `select id, status, calcom_booking_uid as uid, seat_uid, start_at, calcom_event_type_id,
  attendee ->> 'email' as email, operation_id, change from bookings order by id`;

export const OPERATION = 'team_selector_operation';

/** Everything that takes a time at Cal.com: appointments, and of seated ones each seat. */
export function heldBy({ store }: Sandbox): Held[] {
  return [...store.bookings.values()]
    .filter(({ status }) => status === 'accepted' || status === 'pending')
    .flatMap(({ uid, start, eventTypeId, seats, attendee, metadata }): Held[] => {
      const common = { uid, start: Date.parse(start), eventTypeId };
      const one = { ...common, seatUid: null, email: attendee.email, operationId: metadata[OPERATION] };
      return seats
        ? seats.map((seat) => ({
            ...common,
            seatUid: seat.seatUid,
            email: seat.attendee.email,
            operationId: seat.metadata[OPERATION],
          }))
        : [one];
    });
}

export const isStanding = ({ status }: Row): boolean => status === 'confirmed' || status === 'requested';

const nameOf = ({ uid, seatUid }: { uid: string | null; seatUid: string | null }): string => `${uid} ${seatUid}`;

/** Where our rows, what Cal.com holds, and what callers were told are not one and the same. */
export function disagreements(rows: readonly Row[], held: readonly Held[], { known, lies }: Ledger): string[] {
  const standing = rows.filter(isStanding).map((row) => ({ ...row, seatUid: row.seat_uid }));
  const heldByName = new Map(held.map((one) => [nameOf(one), one]));
  const rowNames = new Set(standing.map(nameOf));
  const persons = Map.groupBy(held, ({ email, eventTypeId, start }) => `${email} ${eventTypeId} ${start}`);
  const rowsById = new Map(rows.map((row) => [Number(row.id), row]));
  return [
    ...lies,
    ...rows.filter(({ status }) => ['pending', 'unknown'].includes(status)).map(({ id }) => `row ${id} is open`),
    ...rows.filter(({ change }) => change !== null).map(({ id }) => `row ${id} is being changed`),
    ...standing.flatMap((row) => differences(row, heldByName.get(nameOf(row)))),
    ...held.filter((one) => !rowNames.has(nameOf(one))).map((one) => `Cal.com has ${nameOf(one)}, which nobody knows`),
    ...(rowNames.size === standing.length ? [] : ['two rows are one appointment']),
    ...[...persons].filter(([, all]) => all.length > 1).map(([person]) => `${person} has two appointments`),
    ...[...known].flatMap(([id, facts]) => {
      const row = rowsById.get(id);
      if (!row) return facts.isAcknowledged ? [`${id} was told and has no row`] : [];
      const isThere = isStanding(row);
      return [
        ...(facts.isCancelled && isThere ? [`${id} was told as cancelled and is ${row.status}`] : []),
        ...(facts.isAcknowledged && !isThere && !(facts.mayBeCancelled && row.status === 'cancelled')
          ? [`${id} was told as booked and is ${row.status}`]
          : []),
        ...(isThere && facts.starts.size > 0 && !facts.starts.has(row.start_at.getTime())
          ? [`${id} is at ${row.start_at.toISOString()}, and nobody was told`]
          : []),
      ];
    }),
  ];
}

function differences(row: Row, held: Held | undefined): string[] {
  if (!held) return [`row ${row.id} is ${row.status} and not at Cal.com`];
  const isEqual = held.start === row.start_at.getTime() && held.eventTypeId === Number(row.calcom_event_type_id);
  return [
    ...(isEqual ? [] : [`row ${row.id} is another time or service than at Cal.com`]),
    ...(held.email === row.email ? [] : [`row ${row.id} is another person's at Cal.com`]),
  ];
}
