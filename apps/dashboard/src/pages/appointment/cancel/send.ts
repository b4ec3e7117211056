import { api, dataOf } from '../../../shared/api/client';

export interface Cancellation {
  reason?: string;
}

/** @param reason as it was typed. */
export const cancellationFor = (reason: string): Cancellation =>
  reason.trim() === '' ? {} : { reason: reason.trim() };

export const cancelBooking = (id: number, body: Cancellation, key: string) =>
  dataOf(
    api.POST('/api/bookings/{id}/cancel', {
      params: { path: { id } },
      body,
      headers: { 'idempotency-key': key },
    }),
  );
