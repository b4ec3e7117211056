import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { BookBySlot } from '@team-selector/client';
import { useState } from 'react';
import { ApiError, api, dataOf } from '../../../shared/api/client';
import { Attempts } from '../../../shared/api/attempts';
import { draft } from './draft';

/** The appointment that the same person has at this time already. */
function bookedAlready(error: unknown): number | undefined {
  if (!(error instanceof ApiError) || error.code !== 'already_booked' || Array.isArray(error.details)) return undefined;
  return Number(error.details?.booking_id) || undefined;
}

/** Books, once however often it is sent, and goes to the appointment; or tells that the time was taken meanwhile. */
export function useBooking(onTaken: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [attempts] = useState(() => new Attempts<BookBySlot>());
  const goTo = (bookingId: number, why: { new?: 1; already?: 1 }): void => {
    draft.set({});
    void navigate({ to: '/bookings/$bookingId', params: { bookingId: String(bookingId) }, search: why, replace: true });
    void queries.invalidateQueries({ queryKey: ['availability'] });
    void queries.invalidateQueries({ queryKey: ['bookings'] });
  };
  return useMutation({
    // Each response has a new id for the same slot, so the start identifies it.
    mutationFn: ({ body, start }: { body: BookBySlot; start: string }) => {
      const attempt = attempts.attemptFor(body, { ...body, slot_id: start });
      const headers = { 'idempotency-key': attempt.key };
      return dataOf(api.POST('/api/bookings', { body: attempt.body, headers }));
    },
    onSuccess: (booked) => {
      queries.setQueryData(['bookings', booked.id], booked);
      goTo(booked.id, { new: 1 });
    },
    onError: (error) => {
      const existing = bookedAlready(error);
      if (existing !== undefined) goTo(existing, { already: 1 });
      if (error instanceof ApiError && error.code === 'slot_taken') onTaken();
    },
  });
}
