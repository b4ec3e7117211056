/** Compiled by test/client: what code that uses the client may contain, and what the compiler refuses. */
import { ApiError, type BookBySlot, dataOf, itemsOf, type Team, teamSelector } from '@team-selector/client';

const api = teamSelector({ baseUrl: 'http://127.0.0.1:3000', token: '1|secret' });
const attendee = { name: 'Erika Mustermann' };
const start = '2026-12-01T10:00:00+01:00';

export async function allowed(): Promise<string[]> {
  const teams: Team[] = await dataOf(api.GET('/api/calcom/teams'));
  const bySlot: BookBySlot = { slot_id: '1-2-3', attendee };
  const { data, error } = await api.POST('/api/retell/book-appointment', { body: bySlot });
  if (error?.code === 'slot_taken') return [];
  await api.POST('/api/bookings', { body: { team_id: 5, event_type_id: 7, start, attendee } });
  await api.GET('/api/calcom/teams', { params: { header: { 'If-None-Match': '"f3b1c0"' } } });
  const names = [data?.data.confirmation ?? '', ...teams.map(({ name }) => name)];
  for await (const { title, status } of itemsOf((cursor) =>
    api.GET('/api/bookings', { params: { query: { ...(cursor === undefined ? {} : { cursor }), limit: 10 } } }),
  ))
    if (status === 'confirmed') names.push(title);
  return names;
}

export async function refused(failure: unknown): Promise<void> {
  // @ts-expect-error: there is no such code.
  if (failure instanceof ApiError && failure.code === 'slot_takn') return;
  const { error } = await api.POST('/api/bookings', { body: { slot_id: '1-2-3', attendee } });
  // @ts-expect-error: nor here.
  if (error?.code === 'slot_takn') return;
  // @ts-expect-error: there is no such path.
  await api.GET('/api/calcom/team');
  // @ts-expect-error: neither a slot nor a time.
  await api.POST('/api/bookings', { body: { attendee } });
  // @ts-expect-error: the agents' form is not one of users.
  await api.POST('/api/retell/book-appointment', { body: { name: 'book_appointment', args: {}, call: {} } });
  const [booking] = await dataOf(api.GET('/api/bookings'));
  // @ts-expect-error: there is no such status.
  if (booking?.status === 'confirmd') return;
}
