import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/** Asks again for what had failed, once what the page suffered from is over. */
export function useRecovery(isSuffering: boolean): void {
  const queries = useQueryClient();
  const before = useRef(isSuffering);
  useEffect(() => {
    if (before.current && !isSuffering)
      void queries.refetchQueries({ predicate: ({ state }) => state.status === 'error', type: 'active' });
    before.current = isSuffering;
  }, [isSuffering, queries]);
}
