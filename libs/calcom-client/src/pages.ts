import type { Query } from './calcom-account';
import type { Paging } from './paging';
import type { Wire } from './wire';

/** Asks Cal.com for one page. */
export type Ask = <T>(query: Query, read: (envelope: Wire) => T) => Promise<T>;

/** A parsed page. */
interface Page {
  /** Number of items, readable or not. */
  count: number;
  keys: readonly (string | number)[];
}

/** All pages of a list, in order. A failed page fails the list, since its contents are unknown. */
export async function allPages<P extends Page>(ask: Ask, paging: Paging, read: (envelope: Wire) => P): Promise<P[]> {
  const pages: P[] = [];
  let query: Query | undefined = paging.first;
  while (query !== undefined) {
    query = await ask(query, (envelope) => {
      const page = read(envelope);
      if (paging.isOnlyRepeat(page)) return undefined;
      pages.push(page);
      return paging.after({ count: page.count, keys: page.keys, pagination: envelope.entries('pagination') });
    });
  }
  return pages;
}
