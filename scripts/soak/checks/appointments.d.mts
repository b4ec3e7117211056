import type { Held, Row } from '../../../test/faults/agreement/disagreements';
import type { Ledger } from '../../../test/faults/agreement/ledger';

interface AtCalcom {
  status: string;
  start: string;
  end: string;
  hostIds: readonly number[];
}

export function appointmentProblems(
  now: { rows: Row[]; held: Held[]; bookings: ReadonlyMap<string, AtCalcom> },
  ledger: Pick<Ledger, 'known'>,
): string[];
