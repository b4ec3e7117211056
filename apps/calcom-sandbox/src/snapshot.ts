import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Booking } from './model';

/** The bookings of an earlier run; none without a file. @throws Error for a file of another kind. */
export function readSnapshot(file: string): Booking[] {
  if (!existsSync(file)) return [];
  const bookings = bookingsIn(readFileSync(file, 'utf8'));
  if (bookings) return bookings;
  throw new Error(
    `${file} is not a sandbox snapshot. Delete it to start without the bookings that Cal.com would have.`,
  );
}

/** Writes a temporary file and renames it, so that a kill leaves the old file or the new one, never half of one. */
export function writeSnapshot(file: string, bookings: readonly Booking[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify({ bookings }));
  renameSync(draft, file);
}

function bookingsIn(text: string): Booking[] | undefined {
  try {
    const { bookings } = JSON.parse(text) as { bookings?: Booking[] };
    return bookings?.every(({ id, uid }) => Number.isInteger(id) && typeof uid === 'string') ? bookings : undefined;
  } catch {
    return undefined;
  }
}
