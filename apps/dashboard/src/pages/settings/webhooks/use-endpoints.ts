import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WebhookEventType } from '@team-selector/client';
import { api, dataOf } from '../../../shared/api/client';
import { okOf } from '../../../shared/api/ok-of';
import { pageOf } from '../../../shared/api/page-of';
import { useKeyedMutation } from '../../../shared/api/use-keyed-mutation';
import { usePagedList } from '../../../shared/lists/use-paged-list';

const KEY = ['endpoints'];

export interface NewEndpointFields {
  url: string;
  events: WebhookEventType[];
  active: boolean;
}

export const useEndpoints = () =>
  usePagedList([...KEY, 'list'], (cursor) =>
    pageOf(api.GET('/api/webhook-endpoints', { params: { query: { cursor } } })),
  );

export function useCreateEndpoint() {
  const queries = useQueryClient();
  return useKeyedMutation(
    (body: NewEndpointFields, headers) => dataOf(api.POST('/api/webhook-endpoints', { body, params: {}, headers })),
    { onSuccess: () => void queries.invalidateQueries({ queryKey: KEY }) },
  );
}

export function useChangeEndpoint(id: number, onChanged: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<NewEndpointFields>) =>
      dataOf(api.PATCH('/api/webhook-endpoints/{id}', { params: { path: { id } }, body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: KEY });
      onChanged();
    },
  });
}

export function useRemoveEndpoint(onRemoved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => okOf(api.DELETE('/api/webhook-endpoints/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: KEY });
      onRemoved();
    },
  });
}
