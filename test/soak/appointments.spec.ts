import { expect, it } from '@jest/globals';
import { appointmentProblems } from '../../scripts/soak/checks/appointments.mjs';
import type { Held, Row } from '../faults/agreement/disagreements';
import { Ledger } from '../faults/agreement/ledger';

const START = '2026-12-01T10:00:00.000Z';
const ROW: Row = {
  id: '1',
  status: 'confirmed',
  uid: 'a',
  seat_uid: null,
  start_at: new Date(START),
  calcom_event_type_id: '7',
  email: 'erika@example.org',
  operation_id: 'op',
  change: null,
};
const HELD: Held = {
  uid: 'a',
  seatUid: null,
  start: Date.parse(START),
  eventTypeId: 7,
  email: 'erika@example.org',
  operationId: 'op',
};
const AT_CALCOM = { status: 'accepted', start: START, end: '2026-12-01T10:30:00.000Z', hostIds: [3] };

/** The caller was told that appointment 1 is theirs. */
const told = (): Ledger => {
  const ledger = new Ledger();
  ledger.note({ kind: 'book', start: START }, { status: 201, id: 1, state: 'confirmed' }, true);
  return ledger;
};

const problems = (rows: Row[], held: Held[], atCalcom: (typeof AT_CALCOM)[] = [AT_CALCOM]): string[] =>
  appointmentProblems({ rows, held, bookings: new Map(atCalcom.map((booking, n) => [`${n}`, booking])) }, told());

it.each<[string, Row[], Held[]]>([
  ['lost at Cal.com', [ROW], []],
  ['lost in our rows', [], [HELD]],
  ['unknown', [{ ...ROW, status: 'unknown' }], [HELD]],
  ['twice at Cal.com', [ROW], [HELD, { ...HELD, uid: 'b' }]],
  ['told and then failed', [{ ...ROW, status: 'failed' }], []],
  ['at another time at Cal.com', [ROW], [{ ...HELD, start: HELD.start + 60_000 }]],
  ['at a time that nobody was told', [{ ...ROW, start_at: new Date(0) }], [{ ...HELD, start: 0 }]],
])('an appointment that is %s is found', (_, rows, held) => {
  expect(problems([ROW], [HELD])).toEqual([]);
  expect(problems(rows, held)).not.toEqual([]);
});

it('two appointments of one host at a time are found, and two after one another are not', () => {
  const after = { ...AT_CALCOM, start: AT_CALCOM.end, end: '2026-12-01T11:00:00.000Z' };
  const within = { ...after, start: '2026-12-01T10:15:00.000Z' };
  expect(problems([ROW], [HELD], [AT_CALCOM, after])).toEqual([]);
  expect(problems([ROW], [HELD], [AT_CALCOM, within])).toHaveLength(1);
});
