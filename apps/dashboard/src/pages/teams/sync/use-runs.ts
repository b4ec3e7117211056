import { useQuery } from '@tanstack/react-query';
import type { SyncRun } from '@team-selector/client';
import { api, dataOf } from '../../../shared/api/client';

export const RUNS_KEY = ['sync-runs'];

const SHOWN = 10;
const WHILE_STARTING_MS = 1000;
const WHILE_RUNNING_MS = 5000;
const OTHERWISE_MS = 20_000;

export const isRunning = (run: SyncRun | undefined): run is SyncRun => run?.status === 'running';

/**
 * The latest runs of all administrators. Polled, so that every administrator sees the same run.
 * @param isStarting whether this page has just requested a run whose number it does not know yet.
 */
export const useRuns = (isStarting = false) =>
  useQuery({
    queryKey: RUNS_KEY,
    queryFn: () => dataOf(api.GET('/api/calcom/sync-runs', { params: { query: { limit: SHOWN } } })),
    refetchInterval: ({ state }) => {
      if (isStarting) return WHILE_STARTING_MS;
      return state.data?.some(isRunning) ? WHILE_RUNNING_MS : OTHERWISE_MS;
    },
  });
