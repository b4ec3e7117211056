import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '../../../shared/access/announcements';
import { ApiError, api } from '../../../shared/api/client';
import { reportOf } from './report-of';
import { RUNS_KEY } from './use-runs';

/**
 * Asks for a sync of all teams, or joins the one under way. It is answered when the teams are stored; their services
 * follow in the same run.
 */
export function useSync() {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (asked: { force?: true }) => reportOf(api.POST('/api/calcom/teams/sync', { body: asked })),
    onSuccess: ({ synced }) => announce(i18n.t('teams.sync.done', { count: synced })),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: RUNS_KEY });
      void queries.invalidateQueries({ queryKey: ['teams'] });
    },
  });
}

export const isSuspicious = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.code === 'sync_suspicious';

/** Whether Cal.com could not be asked; what is known stays. */
export const isOutage = (error: unknown): error is ApiError => error instanceof ApiError && error.status === 503;
