import { queryOptions } from '@tanstack/react-query';
import type { EventType } from '@team-selector/client';
import { api, dataOf } from '../../shared/api/client';

const SHOWN = 3;

/** Who is free first for a service, of all the teams that offer it. */
export const earliestQuery = ({ slug }: EventType) =>
  queryOptions({
    queryKey: ['earliest', slug],
    queryFn: () =>
      dataOf(api.GET('/api/availability/earliest', { params: { query: { service: slug, limit: SHOWN } } })),
    staleTime: 15_000,
  });
