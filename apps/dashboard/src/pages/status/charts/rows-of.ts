import type { Sample } from '../samples';

interface Row {
  at: number;
  value: number | null;
}

const MAX_ROWS = 50;

/** The changes, the latest first: rows that say the same as the one before tell nothing. */
export function rowsOf(samples: readonly Sample[], field: Exclude<keyof Sample, 'at'>): Row[] {
  const rows = samples.map(({ at, [field]: value }) => ({ at, value }));
  const changes = rows.filter(({ value }, n) => n === 0 || value !== rows[n - 1]?.value);
  return changes.toReversed().slice(0, MAX_ROWS);
}
