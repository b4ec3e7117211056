import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Booking } from '@team-selector/client';
import { useEffect } from 'react';
import { api } from '../../shared/api/client';
import { pageOf } from '../../shared/api/page-of';
import { usePagedList } from '../../shared/lists/use-paged-list';
import { useMe } from '../../shared/session/use-me';
import { openFirst } from './open-first';
import { questionOf } from './question';
import type { BookingsSearch } from './search';

const POLL_MS = 5000;

/** The bookings of a filter. Those without an outcome are queried separately, since they may be on any page. */
export function useBookings(filter: BookingsSearch) {
  const question = questionOf(filter, useMe().company.timezone);
  const list = usePagedList<Booking>(['bookings', 'list', question], (cursor) =>
    pageOf(
      api.GET('/api/bookings', { params: { query: { ...question, ...(cursor === undefined ? {} : { cursor }) } } }),
    ),
  );
  const open = useQuery({
    queryKey: ['bookings', 'open', question],
    queryFn: () => openOnes(question),
    enabled: filter.status === undefined,
  });
  const groups = openFirst((filter.status === undefined && open.data) || [], list.data ?? []);
  usePolling(groups.open.length > 0);
  return { list, ...groups };
}

async function openOnes(question: ReturnType<typeof questionOf>): Promise<Booking[]> {
  const ask = (status: 'pending' | 'unknown') =>
    pageOf<Booking>(api.GET('/api/bookings', { params: { query: { ...question, status } } }));
  const pages = await Promise.all([ask('pending'), ask('unknown')]);
  return pages.flatMap(({ data }) => data);
}

/** Pauses while the page is hidden. */
function usePolling(isNeeded: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isNeeded) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) void queries.invalidateQueries({ queryKey: ['bookings'] });
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isNeeded, queries]);
}
