/**
 * `pending` while it is being sent; `unknown` when it may or may not have been booked; `requested` while it waits at
 * Cal.com for a host; `rejected` when Cal.com or a host refused it; `failed` when it was never booked. The database
 * allows no other transitions than those drawn in `docs/bookings.md`.
 */
export const BOOKING_STATUSES = [
  'pending',
  'unknown',
  'requested',
  'confirmed',
  'cancelled',
  'rejected',
  'failed',
] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

const TRANSITIONS: Record<BookingStatus, readonly BookingStatus[]> = {
  pending: ['requested', 'confirmed', 'rejected', 'failed', 'unknown'],
  unknown: ['requested', 'confirmed', 'rejected', 'failed'],
  requested: ['confirmed', 'rejected', 'cancelled'],
  confirmed: ['cancelled'],
  rejected: [],
  failed: [],
  cancelled: [],
};

/** The same transitions that the database enforces. */
export const canBecome = (from: BookingStatus, to: BookingStatus): boolean => TRANSITIONS[from].includes(to);

/** Its outcome at Cal.com is unknown. */
export const isOpen = (status: BookingStatus): boolean => status === 'pending' || status === 'unknown';
/** It is an appointment, or may be one. */
export const isStanding = (status: BookingStatus): boolean =>
  isOpen(status) || status === 'requested' || status === 'confirmed';
