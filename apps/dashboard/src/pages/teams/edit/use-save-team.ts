import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Team } from '@team-selector/client';
import { api, dataOf } from '../../../shared/api/client';
import { TEAMS_KEY } from '../list/use-teams';
import type { TeamChange } from './undo-of';
import { withChange } from './with-change';

/** Saves changes of teams. They are shown at once, and taken back where the server refuses one. */
export function useSaveTeam() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (changes: readonly TeamChange[]) => {
      for (const { id, patch } of changes)
        await dataOf(api.PATCH('/api/calcom/teams/{id}', { params: { path: { id } }, body: patch }));
    },
    onMutate: async (changes) => {
      await queries.cancelQueries({ queryKey: TEAMS_KEY });
      const before = queries.getQueryData<Team[]>(TEAMS_KEY);
      queries.setQueryData<Team[]>(TEAMS_KEY, (teams) => teams && changes.reduce(withChange, teams));
      return before;
    },
    onError: (_error, _changes, before) => {
      if (before) queries.setQueryData(TEAMS_KEY, before);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['teams'] }),
  });
}
