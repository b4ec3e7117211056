import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../../shared/api/client';

/** @param updatedAt of the booking: a change of it is a new step. */
export const historyQuery = (id: number, updatedAt: string) =>
  queryOptions({
    queryKey: ['booking-history', id, updatedAt],
    queryFn: () => dataOf(api.GET('/api/bookings/{id}/events', { params: { path: { id } } })),
    placeholderData: keepPreviousData,
  });
