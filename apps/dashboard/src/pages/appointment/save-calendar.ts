import { api } from '../../shared/api/client';
import { okOf } from '../../shared/api/ok-of';

/** Saves `appointment-41.ics`. Fetched, not linked to, so that an ended session is not saved as a file. */
export async function saveCalendar(id: number): Promise<void> {
  const answer = await api.GET('/api/bookings/{id}/calendar.ics', { params: { path: { id } }, parseAs: 'blob' });
  await okOf(Promise.resolve(answer));
  const address = URL.createObjectURL(answer.data as Blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = `appointment-${id}.ics`;
  link.click();
  URL.revokeObjectURL(address);
}
