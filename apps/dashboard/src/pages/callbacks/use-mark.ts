import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Callback } from '@team-selector/client';
import { announce } from '../../shared/access/announcements';
import { api, dataOf } from '../../shared/api/client';
import { type CallbackPages, withMarked } from './with-marked';

/**
 * Marks a callback as done, or as open again. The mark is shown at once, and reverted when the server refuses it. The
 * callback keeps its place until the page is opened again, so that a mistake can be undone with the same button.
 */
export function useMark({ id }: Callback) {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const show = (done: boolean): void => {
    queries.setQueriesData<CallbackPages>({ queryKey: ['callbacks'] }, (pages) => withMarked(pages, id, done));
  };
  return useMutation({
    // One after the other: what was pressed last is what the server hears last.
    scope: { id: `callback ${id}` },
    mutationFn: (done: boolean) =>
      dataOf(api.PATCH('/api/callbacks/{id}', { params: { path: { id } }, body: { done } })),
    onMutate: async (done) => {
      await queries.cancelQueries({ queryKey: ['callbacks'] });
      show(done);
    },
    onSuccess: ({ done }) => announce(done ? i18n.t('callbacks.marked_done') : i18n.t('callbacks.marked_open')),
    onError: (_, done) => show(!done),
  });
}
