import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../../shared/api/client';

export const useActiveTeams = () =>
  useQuery({ queryKey: ['teams', 'active'], queryFn: () => dataOf(api.GET('/api/calcom/teams')), staleTime: 60_000 });
