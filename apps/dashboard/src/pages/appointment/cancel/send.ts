import { api, dataOf } from '../../../shared/api/client';

export const cancelBooking = (id: number, reason: string, key: string) =>
  dataOf(
    api.POST('/api/bookings/{id}/cancel', {
      params: { path: { id } },
      body: reason.trim() === '' ? {} : { reason: reason.trim() },
      headers: { 'idempotency-key': key },
    }),
  );
