import type { Wire } from './wire';

/** How often a recurring event type repeats: every `interval` `frequency`, `occurrences` times. */
export interface Recurrence {
  frequency: string;
  interval: number;
  occurrences: number;
}

/** When a host must confirm a booking. */
export interface ConfirmationPolicy {
  /** Minutes: only bookings that start sooner must be confirmed; null: all must. */
  withinMinutes: number | null;
  /** Whether a time that still waits for its confirmation is taken. Off at Cal.com unless set. */
  blocksSlot: boolean;
}

/** What the columns hold. */
const COUNT = { min: 1, max: 2 ** 31 - 1 };
const NOTICE = { min: 0, max: 2 ** 31 - 1 };
const MINUTES: Record<string, number> = { minutes: 1, hours: 60, days: 1440 };

/** Seats of one time; null where an appointment is for one attendee. @throws OddPart, as they decide what is booked. */
export function readSeats(wire: Wire): number | null {
  const seats = wire.setting('seats');
  const wires = seats ? [seats, wire] : [wire];
  const counts = wires.map((own) => own.orAbsent('seatsPerTimeSlot', own.wholeOr('seatsPerTimeSlot', COUNT)));
  return counts.find((count) => count !== null) ?? null;
}

/** @throws OddPart, as it decides what is booked. */
export function readRecurrence(wire: Wire): Recurrence | null {
  const recurrence = wire.setting('recurrence');
  const frequency = recurrence?.orAbsent('frequency', recurrence.text('frequency'));
  if (!recurrence || !frequency) return null;
  const countOf = (field: string): number => recurrence.orAbsent(field, recurrence.wholeOr(field, COUNT)) ?? 1;
  return { frequency, interval: countOf('interval'), occurrences: countOf('occurrences') };
}

export function readConfirmation(wire: Wire): ConfirmationPolicy | null {
  const policy = wire.setting('confirmationPolicy');
  if (!policy) return wire.isOn('confirmationPolicy') ? { withinMinutes: null, blocksSlot: false } : null;
  const threshold = policy.text('type') === 'time' ? policy.setting('noticeThreshold') : undefined;
  // Without a threshold, every booking is assumed to need confirmation, so that none is reported as certain too early.
  const count = threshold?.wholeOr('count', NOTICE) ?? null;
  const minutes = count === null ? null : count * (MINUTES[threshold?.text('unit') ?? ''] ?? 1);
  return { withinMinutes: minutes, blocksSlot: policy.flag('blockUnconfirmedBookingsInBooker') };
}

/** Minutes between now and the first time that can be booked. */
export function readMinimumNotice(wire: Wire): number {
  return wire.wholeOr('minimumBookingNotice', NOTICE) ?? 0;
}
