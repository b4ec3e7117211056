import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { WebhookDelivery } from '@team-selector/client';
import { api, dataOf } from '../../../../shared/api/client';
import { pageOf } from '../../../../shared/api/page-of';
import { useKeyedMutation } from '../../../../shared/api/use-keyed-mutation';
import type { Page } from '../../../../shared/lists/use-paged-list';

const WHILE_PENDING_MS = 2000;
const OTHERWISE_MS = 15_000;

const keyOf = (endpointId: number) => ['deliveries', endpointId];

const isPending = ({ status }: WebhookDelivery): boolean => status === 'pending';

/** The latest first. Asked for again soon while one is on its way. */
export const useDeliveries = (endpointId: number) =>
  useInfiniteQuery({
    queryKey: keyOf(endpointId),
    queryFn: ({ pageParam: cursor }) =>
      pageOf(
        api.GET('/api/webhook-endpoints/{id}/deliveries', {
          params: { path: { id: endpointId }, query: { cursor, limit: 20 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    select: ({ pages }: InfiniteData<Page<WebhookDelivery>>) => pages.flatMap(({ data }) => data),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ data }) => data.some(isPending)) ? WHILE_PENDING_MS : OTHERWISE_MS,
  });

export function useRedeliver(endpointId: number, onSent: () => void) {
  const queries = useQueryClient();
  return useKeyedMutation(
    (n: number, headers) =>
      dataOf(
        api.POST('/api/webhook-endpoints/{id}/deliveries/{n}/redeliver', {
          params: { path: { id: endpointId, n } },
          headers,
        }),
      ),
    {
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: keyOf(endpointId) });
        onSent();
      },
    },
  );
}
