import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Booking } from './model';

/** The bookings of an earlier run, or none. */
export function readSnapshot(file: string): Booking[] {
  if (!existsSync(file)) return [];
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { bookings: Booking[] }).bookings;
  } catch (cause) {
    throw new Error(`${file} is not a sandbox snapshot. Delete it to start without bookings.`, { cause });
  }
}

/** Written before the answer goes out and moved into place, so a kill leaves the old file or the new one, never half. */
export function writeSnapshot(file: string, bookings: readonly Booking[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify({ bookings }));
  renameSync(draft, file);
}
