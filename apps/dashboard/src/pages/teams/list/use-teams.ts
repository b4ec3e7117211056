import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../../shared/api/client';

export const TEAMS_KEY = ['teams', 'with-inactive'];

/** All teams of the company, those that are switched off, too. */
export const useTeams = () =>
  useQuery({
    queryKey: TEAMS_KEY,
    queryFn: () => dataOf(api.GET('/api/calcom/teams', { params: { query: { include: 'inactive' } } })),
  });
