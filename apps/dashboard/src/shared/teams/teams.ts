import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../api/client';

/** The active teams, the default one first. */
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: () => dataOf(api.GET('/api/calcom/teams')),
  staleTime: 60_000,
});

export const useTeams = () => useQuery(teamsQuery);
