import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { withoutGaps } from '../../shared/search/params';
import type { BookingsSearch } from './search';

type Change = { [Key in keyof BookingsSearch]: BookingsSearch[Key] | undefined };

/** Goes to another state of the list; going back leads to the page before it, not through each filter. */
export function useGo() {
  const navigate = useNavigate();
  return useMemo(() => {
    const options = { to: '/bookings', replace: true, resetScroll: false } as const;
    return {
      to: (search: BookingsSearch) => void navigate({ ...options, search }),
      with: (change: Change) =>
        void navigate({ ...options, search: (before) => withoutGaps<BookingsSearch>({ ...before, ...change }) }),
    };
  }, [navigate]);
}
