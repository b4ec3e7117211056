import type { Callback } from '@team-selector/client';

interface Page {
  data: Callback[];
}

/** What the cache holds of callbacks: a list page by page, or one page. */
export type CallbackPages = { pages: Page[] } | Page;

const marked = <P extends Page>(page: P, id: number, done: boolean): P => ({
  ...page,
  data: page.data.map((callback) => (callback.id === id ? { ...callback, done } : callback)),
});

/** The same lists, with one callback marked where it stands. */
export function withMarked<P extends CallbackPages>(held: P | undefined, id: number, done: boolean): P | undefined {
  if (held === undefined) return undefined;
  return 'pages' in held
    ? { ...held, pages: held.pages.map((page) => marked(page, id, done)) }
    : (marked(held as Page, id, done) as P);
}
