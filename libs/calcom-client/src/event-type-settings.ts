import { isRecord } from '@app/common';
import { Wire } from './wire';

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

const MINUTES: Record<string, number> = { minutes: 1, hours: 60, days: 1440 };

/** Seats of one time; null where an appointment is for one attendee. */
export function readSeats(wire: Wire): number | null {
  const seats = setting(wire, 'seats')?.numberOr('seatsPerTimeSlot') ?? wire.numberOr('seatsPerTimeSlot');
  return seats !== null && Number.isInteger(seats) && seats > 0 ? seats : null;
}

export function readRecurrence(wire: Wire): Recurrence | null {
  const recurrence = setting(wire, 'recurrence');
  const frequency = recurrence?.textOr('frequency');
  if (!recurrence || !frequency) return null;
  return {
    frequency,
    interval: recurrence.numberOr('interval') ?? 1,
    occurrences: recurrence.numberOr('occurrences') ?? 1,
  };
}

export function readConfirmation(wire: Wire): ConfirmationPolicy | null {
  const policy = setting(wire, 'confirmationPolicy');
  if (!policy) return wire.flag('confirmationPolicy') ? { withinMinutes: null, blocksSlot: false } : null;
  const threshold = policy.textOr('type') === 'time' ? setting(policy, 'noticeThreshold') : undefined;
  const count = threshold?.numberOr('count') ?? null;
  const minutes = count === null ? null : count * (MINUTES[threshold?.textOr('unit') ?? ''] ?? 1);
  return { withinMinutes: minutes, blocksSlot: policy.flag('blockUnconfirmedBookingsInBooker') };
}

/** Minutes between now and the first time that can be booked. */
export function readMinimumNotice(wire: Wire): number {
  const minutes = wire.numberOr('minimumBookingNotice') ?? 0;
  return Math.min(Math.max(Math.round(minutes), 0), 2 ** 31 - 1);
}

/** A setting that is switched on; Cal.com sends null or `{"disabled": true}` for one that is off. */
function setting(wire: Wire, field: string): Wire | undefined {
  const value = wire.raw[field];
  return isRecord(value) && value.disabled !== true ? Wire.object(value, `${wire.place}.${field}`) : undefined;
}
