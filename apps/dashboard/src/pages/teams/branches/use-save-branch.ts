import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../../shared/api/client';
import { BRANCHES_KEY } from '../../../shared/branches/use-branches';

interface BranchValues {
  name: string;
  timezone: string;
}

/** @param id absent: the branch is new. */
export function useSaveBranch(id: number | undefined, onSaved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: BranchValues) =>
      dataOf(
        id === undefined
          ? api.POST('/api/branches', { body })
          : api.PATCH('/api/branches/{id}', { params: { path: { id } }, body }),
      ),
    onSuccess: () => {
      // The names of branches stand in the teams, too.
      void queries.invalidateQueries({ queryKey: BRANCHES_KEY });
      void queries.invalidateQueries({ queryKey: ['teams'] });
      onSaved();
    },
  });
}
