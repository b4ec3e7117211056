import { eventLoop } from '@app/common';
import { type Note, OddPart } from './oddity';
import { Wire } from './wire';

const MINUTE_MS = 60_000;
/** Far more than all minutes of the longest range in one request. */
const MAX_ITEMS = 100_000;
const SEATS = { min: 0, max: 2 ** 31 - 1 };

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
  /** Uid of a booking to be moved: its own time counts as free. */
  movedUid?: string;
}

/**
 * Flattens the lists by day into one ascending list of the slots that start in the range, each start once. Invalid
 * items are left out and noted; if all are invalid it throws, since unknown is not the same as nothing free.
 * @param owner whose account it is; owners share the event loop.
 * @throws OddPart
 */
export async function readSlots(
  data: unknown,
  { start, end, length }: SlotQuery,
  owner = '',
  notes: Note[] = [],
): Promise<Slot[]> {
  const days = Wire.object(data, 'data', notes);
  const items = Object.values(days.raw).flatMap((day: unknown): unknown[] => {
    if (Array.isArray(day)) return day;
    notes.push({ place: 'data.day', oddity: 'is no list' });
    return [];
  });
  if (items.length > MAX_ITEMS) throw new OddPart('data', 'has no end');
  const [from, to] = [start.getTime(), end.getTime()];
  const slots = new Map<number, Slot>();
  let readable = 0;
  await eventLoop.map(owner, items, (item) => {
    const slot = readSlot(item, length, notes);
    if (slot === undefined) return;
    readable++;
    if (slot === 'taken') return;
    const begins = slot.start.getTime();
    // Cal.com widens an end at midnight UTC.
    if (begins >= from && begins < to && !slots.has(begins)) slots.set(begins, slot);
  });
  const [odd] = notes;
  if (odd && readable === 0) throw new OddPart(odd.place, odd.oddity);
  return [...slots.values()].toSorted((a, b) => a.start.getTime() - b.start.getTime());
}

/** Free seats; null without seats. Computed where only the total and the booked ones are told. */
function seatsIn(slot: Wire): number | null {
  const left = slot.wholeOr('seatsRemaining', SEATS);
  const [all, booked] = [slot.wholeOr('seatsTotal', SEATS), slot.wholeOr('seatsBooked', SEATS)];
  return left ?? (all === null || booked === null ? null : Math.max(0, all - booked));
}

function readSlot(item: unknown, length: number, notes: Note[]): Slot | 'taken' | undefined {
  const own: Note[] = [];
  try {
    const slot = Wire.object(item, 'data.day[]', own);
    const start = slot.moment('start');
    // Their ids count minutes.
    if (start.getTime() % MINUTE_MS !== 0) slot.refuse('start', 'is no moment that makes sense here');
    const end = slot.orAbsent('end', slot.momentOr('end')) ?? new Date(start.getTime() + length * MINUTE_MS);
    if (end <= start) slot.refuse('end', 'is no moment that makes sense here');
    // Listed, and not to be had: no seat is left, or the host is away.
    if (slot.raw.away === true) return 'taken';
    const seatsLeft = seatsIn(slot);
    if (seatsLeft === 0) return 'taken';
    return seatsLeft === null ? { start, end } : { start, end, seatsLeft };
  } catch (error) {
    if (!(error instanceof OddPart)) throw error;
    own.push(error);
    return undefined;
  } finally {
    notes.push(...own);
  }
}
