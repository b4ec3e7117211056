import { disagreements, heldBy, ROWS } from '../../../test/faults/agreement/disagreements.ts';

/** Our rows and what Cal.com holds, now. */
export async function appointmentsNow({ postgres, sandbox }) {
  const bookings = new Map((await sandbox.bookings()).map((booking) => [booking.uid, booking]));
  return { rows: await postgres.query(ROWS), held: heldBy({ store: { bookings } }), bookings };
}

/** Differences between our rows, Cal.com's bookings and the answers to callers. */
export function appointmentProblems({ rows, held, bookings }, ledger) {
  // Which statuses may be answered is judged elsewhere.
  return [...disagreements(rows, held, { known: ledger.known, lies: [] }), ...overlaps(bookings)];
}

/** One host, two appointments at a time. */
function overlaps(bookings) {
  const standing = [...bookings.values()].filter(({ status }) => status === 'accepted' || status === 'pending');
  const byHost = Map.groupBy(
    standing.flatMap((booking) => booking.hostIds.map((host) => ({ host, ...booking }))),
    ({ host }) => host,
  );
  return [...byHost.values()].flatMap((all) => {
    const sorted = all.toSorted((a, b) => a.start.localeCompare(b.start));
    return sorted
      .slice(1)
      .flatMap((booking, n) =>
        booking.start < sorted[n].end ? [`host ${booking.host} has two at ${booking.start}`] : [],
      );
  });
}

/** How many are still being settled. */
export const openOf = (rows) =>
  rows.filter(({ status, change }) => status === 'pending' || status === 'unknown' || change !== null).length;
