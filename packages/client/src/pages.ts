import { failureOf } from './api-error.js';

interface Page<Item> {
  data: Item[];
  next_cursor: string | null;
}

/**
 * The items of a list, page by page as they are needed:
 * `for await (const booking of itemsOf((cursor) => api.GET('/api/bookings', { params: { query: { cursor } } })))`.
 * @param fetchPage asks for the page behind a cursor; without one, for the first.
 * @throws ApiError when a page is refused.
 */
export async function* itemsOf<Item>(
  fetchPage: (cursor?: string) => Promise<{ data?: Page<Item>; error?: unknown; response: Response }>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  do {
    const { data, error, response } = await (cursor === undefined ? fetchPage() : fetchPage(cursor));
    if (!data) throw failureOf({ error, response });
    yield* data.data;
    cursor = data.next_cursor ?? undefined;
  } while (cursor !== undefined);
}
