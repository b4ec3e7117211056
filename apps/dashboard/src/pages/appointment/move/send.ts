import { api, dataOf } from '../../../shared/api/client';

export interface Move {
  slot_id: string;
}

export const moveBooking = (id: number, body: Move, key: string) =>
  dataOf(
    api.POST('/api/bookings/{id}/reschedule', {
      params: { path: { id } },
      body,
      headers: { 'idempotency-key': key },
    }),
  );
