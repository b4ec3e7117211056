import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ListedUser } from '@team-selector/client';
import { api, dataOf } from '../../../shared/api/client';
import { okOf } from '../../../shared/api/ok-of';
import { pageOf } from '../../../shared/api/page-of';
import { useKeyedMutation } from '../../../shared/api/use-keyed-mutation';
import { usePagedList } from '../../../shared/lists/use-paged-list';

const KEY = ['users'];

export type NewUserFields = Omit<ListedUser, 'id'> & { password?: string };

export const useUsers = () =>
  usePagedList([...KEY, 'list'], (cursor) => pageOf(api.GET('/api/users', { params: { query: { cursor } } })));

export function useCreateUser(onCreated: () => void) {
  const queries = useQueryClient();
  return useKeyedMutation(
    (body: NewUserFields, headers) => dataOf(api.POST('/api/users', { body, params: {}, headers })),
    {
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: KEY });
        onCreated();
      },
    },
  );
}

export function useChangeUser(id: number, onChanged: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<Omit<NewUserFields, 'email'>>) =>
      dataOf(api.PATCH('/api/users/{id}', { params: { path: { id } }, body })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: KEY });
      onChanged();
    },
  });
}

export function useRemoveUser(onRemoved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => okOf(api.DELETE('/api/users/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: KEY });
      onRemoved();
    },
  });
}
