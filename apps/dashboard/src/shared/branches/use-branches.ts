import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../api/client';

export const BRANCHES_KEY = ['branches'];

export const useBranches = () =>
  useQuery({ queryKey: BRANCHES_KEY, queryFn: () => dataOf(api.GET('/api/branches')), staleTime: 60_000 });
