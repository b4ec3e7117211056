import { queryOptions, skipToken } from '@tanstack/react-query';
import type { WholeCall } from '@team-selector/client';
import { api, dataOf } from '../../../shared/api/client';
import { pageOf } from '../../../shared/api/page-of';

export const callQuery = (callId: string) =>
  queryOptions<WholeCall>({
    queryKey: ['call', callId],
    queryFn: () => dataOf(api.GET('/api/retell/calls/{id}', { params: { path: { id: callId } } })),
  });

/** The callbacks that were requested in a call; disabled if there was no request. */
export const callbacksOfCallQuery = ({ call_id, outcome, functions }: WholeCall) =>
  queryOptions({
    queryKey: ['callbacks', 'call', call_id],
    queryFn:
      outcome === 'callback' || functions.some(({ name }) => name === 'request_callback')
        ? () => pageOf(api.GET('/api/callbacks', { params: { query: { call_id } } }))
        : skipToken,
  });
