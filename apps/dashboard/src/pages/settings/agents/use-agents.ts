import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../../shared/api/client';
import { okOf } from '../../../shared/api/ok-of';
import { pageOf } from '../../../shared/api/page-of';
import { useKeyedMutation } from '../../../shared/api/use-keyed-mutation';
import { usePagedList } from '../../../shared/lists/use-paged-list';

const KEY = ['agents'];

export interface NewAgentFields {
  agent_id: string;
  api_key: string;
  phone_number: string | null;
  team_id: number | null;
}

export const useAgents = () =>
  usePagedList([...KEY, 'list'], (cursor) => pageOf(api.GET('/api/retell/agents', { params: { query: { cursor } } })));

export function useCreateAgent(onCreated: () => void) {
  const queries = useQueryClient();
  return useKeyedMutation(
    (body: NewAgentFields, headers) => dataOf(api.POST('/api/retell/agents', { body, params: {}, headers })),
    {
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: KEY });
        onCreated();
      },
    },
  );
}

export function useChangeAgent(id: number, onChanged: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<Omit<NewAgentFields, 'agent_id'>>) =>
      dataOf(api.PATCH('/api/retell/agents/{id}', { params: { path: { id } }, body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: KEY });
      onChanged();
    },
  });
}

export function useRemoveAgent(onRemoved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => okOf(api.DELETE('/api/retell/agents/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: KEY });
      onRemoved();
    },
  });
}
