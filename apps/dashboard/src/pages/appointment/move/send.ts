import { api, dataOf } from '../../../shared/api/client';

export const moveBooking = (id: number, slotId: string, key: string) =>
  dataOf(
    api.POST('/api/bookings/{id}/reschedule', {
      params: { path: { id } },
      body: { slot_id: slotId },
      headers: { 'idempotency-key': key },
    }),
  );
