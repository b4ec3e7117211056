import { IANAZone } from 'luxon';

const DAY_MS = 86_400_000;
/** Maximum days of all zones together; beyond it the table is cleared. */
const MAX_DAYS = 20_000;

/** Minutes that a zone is ahead of UTC on a whole day of UTC; undefined on days on which that changes. */
const known = new Map<string, number | undefined>();

/** Minutes that a zone is ahead of UTC. Remembered by day, as asking the tables of zones takes longer than anything else here. */
export function offsetAt(instant: number, zone: string): number {
  const day = Math.floor(instant / DAY_MS);
  const key = `${day} ${zone}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const table = IANAZone.create(zone);
  if (!known.has(key)) {
    const offset = table.offset(day * DAY_MS);
    if (known.size >= MAX_DAYS) known.clear();
    known.set(key, table.offset((day + 1) * DAY_MS) === offset ? offset : undefined);
  }
  return table.offset(instant);
}
