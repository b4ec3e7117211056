import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, dataOf } from '../../shared/api/client';
import { useMe } from '../../shared/session/use-me';
import { collect } from './samples';

const EVERY_MS = 15_000;

/** The company's status, polled while the page is visible; every response is kept for the charts. */
export function useWatchedStatus() {
  const companyId = useMe().company.id;
  const query = useQuery({
    queryKey: ['status'],
    queryFn: () => dataOf(api.GET('/api/status')),
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
  });
  const { data, dataUpdatedAt } = query;
  useEffect(() => {
    if (data) collect(companyId, data, dataUpdatedAt);
  }, [companyId, data, dataUpdatedAt]);
  return query;
}
