import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Ability } from '@team-selector/client';
import { api, dataOf } from '../../../shared/api/client';
import { okOf } from '../../../shared/api/ok-of';
import { pageOf } from '../../../shared/api/page-of';
import { useKeyedMutation } from '../../../shared/api/use-keyed-mutation';
import { usePagedList } from '../../../shared/lists/use-paged-list';

const KEY = ['tokens'];

export interface NewTokenFields {
  name: string;
  user_id: number;
  abilities?: Ability[];
  expires_in?: string;
}

export const useTokens = () =>
  usePagedList(KEY, (cursor) => pageOf(api.GET('/api/tokens', { params: { query: { cursor } } })));

export function useCreateToken() {
  const queries = useQueryClient();
  return useKeyedMutation(
    (body: NewTokenFields, header) => dataOf(api.POST('/api/tokens', { body, params: {}, headers: header })),
    { onSuccess: () => void queries.invalidateQueries({ queryKey: KEY }) },
  );
}

export function useRevokeToken(onRevoked: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => okOf(api.DELETE('/api/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: KEY });
      onRevoked();
    },
  });
}
