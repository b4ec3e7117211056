import type { Callback } from '@team-selector/client';
import { api } from '../../shared/api/client';
import { pageOf } from '../../shared/api/page-of';
import { usePagedList } from '../../shared/lists/use-paged-list';

/** The open or the done callbacks, the latest request first. */
export const useCallbacks = (isDone: boolean) =>
  usePagedList<Callback>(['callbacks', isDone ? 'done' : 'open'], (cursor) =>
    pageOf(
      api.GET('/api/callbacks', {
        params: { query: { done: isDone ? 'true' : 'false', ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  );
