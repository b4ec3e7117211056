import type { BookingStatus } from '@team-selector/client';

/** Sent, and nobody knows yet whether it stands. */
export const isOpen = (status: BookingStatus): boolean => status === 'pending' || status === 'unknown';
