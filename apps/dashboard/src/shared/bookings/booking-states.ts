import type { Booking, BookingStatus } from '@team-selector/client';

/** In the order of a booking's lifecycle. */
export const BOOKING_STATUSES = [
  'pending',
  'unknown',
  'requested',
  'confirmed',
  'cancelled',
  'rejected',
  'failed',
] as const satisfies readonly BookingStatus[];

/** Whether its outcome at Cal.com is still unknown. */
export const isOpen = (status: BookingStatus): boolean => status === 'pending' || status === 'unknown';

/** Whether it can still be moved or cancelled. */
export const isChangeable = ({ status, end }: Pick<Booking, 'status' | 'end'>, now: number): boolean =>
  (status === 'confirmed' || status === 'requested') && Date.parse(end) > now;
