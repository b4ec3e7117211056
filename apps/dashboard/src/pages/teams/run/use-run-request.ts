import { useQuery } from '@tanstack/react-query';
import type { SyncRun } from '@team-selector/client';
import { api, dataOf } from '../../../shared/api/client';
import { RUNS_KEY } from '../sync/use-runs';

/** An entry is written with the run's end, and found a little behind it. */
const BEHIND_MS = 5000;

/** The audit log knows which request a finished run belongs to. Null: it was the schedule's, or an operator's. */
export const useRunRequest = ({ id, started_at, finished_at }: SyncRun) =>
  useQuery({
    queryKey: [...RUNS_KEY, id, 'request'],
    enabled: finished_at !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const to = new Date(Date.parse(finished_at ?? started_at) + BEHIND_MS).toISOString();
      const entries = await dataOf(
        api.GET('/api/audit-log', { params: { query: { from: started_at, to, limit: 100 } } }),
      );
      return entries.find((entry) => entry.object_type === 'sync_run' && entry.object_id === id)?.request_id ?? null;
    },
  });
