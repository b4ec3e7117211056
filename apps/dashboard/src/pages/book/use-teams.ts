import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../shared/api/client';

/** The active teams, the default one first. */
export const useTeams = () =>
  useQuery({ queryKey: ['teams'], queryFn: () => dataOf(api.GET('/api/calcom/teams')), staleTime: 60_000 });
