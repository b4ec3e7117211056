import { useQuery } from '@tanstack/react-query';
import type { Booking } from '@team-selector/client';
import { api, dataOf } from '../../shared/api/client';
import { isOpen } from '../../shared/bookings/booking-states';

const ASKED_EVERY_MS = 2000;

/** An appointment; polled until its outcome is known. */
export const useAppointment = (id: number) =>
  useQuery<Booking>({
    queryKey: ['bookings', id],
    queryFn: () => dataOf(api.GET('/api/bookings/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isOpen(state.data.status) ? ASKED_EVERY_MS : false),
  });
