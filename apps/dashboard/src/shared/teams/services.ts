import { queryOptions, skipToken } from '@tanstack/react-query';
import { api, dataOf } from '../api/client';

/** The services of a team; disabled without a team. */
export const servicesQuery = (team: number | undefined) =>
  queryOptions({
    queryKey: ['services', team],
    queryFn:
      team === undefined
        ? skipToken
        : () => dataOf(api.GET('/api/calcom/teams/{id}/event-types', { params: { path: { id: team } } })),
    staleTime: 60_000,
  });
