import { useQueryClient } from '@tanstack/react-query';
import type { SyncRun } from '@team-selector/client';
import { useEffect, useState } from 'react';
import { RUNS_KEY } from './use-runs';

export type Progress = SyncRun['progress'];

/** How far a run is, as the server tells it; what the list of runs said until it does. */
export function useRunProgress(run: SyncRun): Progress {
  const queries = useQueryClient();
  const [told, setTold] = useState<Progress>();
  const { id } = run;
  useEffect(() => {
    // The browser sends the cookie, and after a lost connection the id of the last event.
    const events = new EventSource(`/api/calcom/sync-runs/${id}/events`);
    events.addEventListener('progress', ({ data }: MessageEvent<string>) => setTold(JSON.parse(data) as Progress));
    events.addEventListener('end', () => {
      events.close();
      void queries.invalidateQueries({ queryKey: RUNS_KEY });
      void queries.invalidateQueries({ queryKey: ['teams'] });
      void queries.invalidateQueries({ queryKey: ['status'] });
    });
    return () => events.close();
  }, [id, queries]);
  return told ?? run.progress;
}
