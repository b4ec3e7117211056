import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError, type Booking } from '@team-selector/client';
import { useIdempotencyKey } from '../../shared/api/use-idempotency-key';

/**
 * Sends a change of a booking, once however often it is asked for. The answer may be that nobody knows the outcome yet:
 * the details then say so, and ask again.
 * @param send with the key of the attempt, which is another one after a refusal.
 */
export function useChange(id: number, send: (key: string) => Promise<Booking>, onDone: (booking: Booking) => void) {
  const { key, renew } = useIdempotencyKey();
  const queries = useQueryClient();
  const refresh = (): void => {
    void queries.invalidateQueries({ queryKey: ['bookings'] });
    void queries.invalidateQueries({ queryKey: ['booking-history', id] });
    void queries.invalidateQueries({ queryKey: ['availability'] });
  };
  const { mutate, ...change } = useMutation({
    mutationFn: () => send(key),
    onSuccess: (booking) => {
      queries.setQueryData(['bookings', id], booking);
      refresh();
      onDone(booking);
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      // A refusal ends the attempt; after silence, the same key finds out what became of it.
      renew();
      void queries.invalidateQueries({ queryKey: ['bookings', id] });
      refresh();
    },
  });
  return { ...change, send: () => !change.isPending && mutate() };
}
