import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { BookingSearch } from './search';

/** Goes to another state of the booking. `replace`: going back skips the present one. */
export function useGo(): (change: Partial<BookingSearch>, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (change, { replace = false } = {}) => {
      void navigate({ to: '/', search: (before) => ({ ...before, ...change }), replace, resetScroll: false });
    },
    [navigate],
  );
}
