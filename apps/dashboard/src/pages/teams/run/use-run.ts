import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../../shared/api/client';
import { isRunning, RUNS_KEY } from '../sync/use-runs';

const WHILE_RUNNING_MS = 2000;

/** @param id as it stands in the address. */
export const useRun = (id: string) =>
  useQuery({
    queryKey: [...RUNS_KEY, id],
    queryFn: () => dataOf(api.GET('/api/calcom/sync-runs/{id}', { params: { path: { id: Number(id) } } })),
    refetchInterval: ({ state }) => (isRunning(state.data) ? WHILE_RUNNING_MS : false),
  });
