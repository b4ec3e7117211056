import { eventLoop } from '@app/common';
import { MissingPart, Wire } from './wire';

const MINUTE_MS = 60_000;

/** A free time. Source: `GET /v2/slots`. A snapshot: another booking may take it first. */
export interface Slot {
  start: Date;
  end: Date;
  /** Where people share a time: how many more it takes. */
  seatsLeft?: number;
}

/** Free times that start in `[start, end)`. */
export interface SlotQuery {
  eventTypeId: number;
  start: Date;
  end: Date;
  /** IANA name. */
  timezone: string;
  /** Minutes; only for event types with several lengths. */
  duration?: number;
  /** Minutes that a slot takes. Some servers of the v2 API name only its start. */
  length: number;
  /** Of a booking that is to be moved: its own time counts as free. */
  movedUid?: string;
}

/**
 * Flattens the lists by day into one, ascending, of the slots that start in the range.
 * @param owner whose account it is; owners share the event loop.
 * @throws MissingPart
 */
export async function readSlots(data: unknown, { start, end, length }: SlotQuery, owner = ''): Promise<Slot[]> {
  const items = Object.values(Wire.object(data, 'data').raw).flatMap((day: unknown): unknown[] => {
    if (!Array.isArray(day)) throw new MissingPart('data.day');
    return day;
  });
  const slots = await eventLoop.map(owner, items, (item): Slot => {
    const slot = Wire.object(item, 'data.day[]');
    const begins = slot.date('start');
    const ends = slot.dateOr('end') ?? new Date(begins.getTime() + length * MINUTE_MS);
    const seatsLeft = slot.numberOr('seatsRemaining');
    return seatsLeft === null ? { start: begins, end: ends } : { start: begins, end: ends, seatsLeft };
  });
  const [from, to] = [start.getTime(), end.getTime()];
  const isInRange = (begins: number): boolean => begins >= from && begins < to; // Cal.com widens an end at midnight UTC.
  return slots
    .filter((slot) => isInRange(slot.start.getTime()))
    .toSorted((a, b) => a.start.getTime() - b.start.getTime());
}
