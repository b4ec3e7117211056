import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError, type Booking } from '@team-selector/client';
import { useState } from 'react';
import { Attempts } from '../../shared/api/attempts';

interface Change<Body> {
  body: Body;
  /** Identifies the change if not all of the body does: bodies with equal wishes are the same change. */
  wish?: unknown;
}

/**
 * Sends a change of a booking once, however often the user submits it. The answer may be that the outcome is not known
 * yet: the details then say so, and poll.
 */
export function useChange<Body>(
  id: number,
  send: (body: Body, key: string) => Promise<Booking>,
  onDone: (booking: Booking) => void,
) {
  const [attempts] = useState(() => new Attempts<Body>());
  const queries = useQueryClient();
  const refresh = (): void => {
    void queries.invalidateQueries({ queryKey: ['bookings', 'list'] });
    void queries.invalidateQueries({ queryKey: ['bookings', 'open'] });
    void queries.invalidateQueries({ queryKey: ['booking-history', id] });
    void queries.invalidateQueries({ queryKey: ['availability'] });
  };
  const { mutate, ...change } = useMutation({
    mutationFn: ({ body, wish }: Change<Body>) => {
      const attempt = attempts.attemptFor(body, wish);
      return send(attempt.body, attempt.key);
    },
    onSuccess: (booking) => {
      queries.setQueryData(['bookings', id], booking);
      refresh();
      onDone(booking);
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      void queries.invalidateQueries({ queryKey: ['bookings', id] });
      refresh();
    },
  });
  return {
    ...change,
    send: (wanted: Change<Body>) => {
      if (!change.isPending) mutate(wanted);
    },
  };
}
