import { Page } from './operation';
import type { Call } from './operation';

type Item = Record<string, unknown>;
type Query = Call['query'];

/** What is wrong with a list: its items, or how it goes on. */
const DEFECTS = {
  /** The first item is there a second time, as another. */
  'doubled-id': (items: Item[]) => [
    ...items,
    ...items.slice(0, 1).map((first) => ({ ...first, name: 'Twice', title: 'Twice' })),
  ],
  /** Of the first item every field has another type; the id is a text. */
  'wrong-types': ([first, ...others]: Item[]) => [...(first ? [retyped(first)] : []), ...others],
  /** Every request for a page gets the first page. */
  'repeated-page': (items: Item[]) => new Page(items, { hasNextPage: true }),
  /** Each page has other items, and another page after it. */
  endless: (items: Item[], { skip }: Query) => new Page(shifted(items, Number(skip ?? 0)), { hasNextPage: true }),
  /** Two pages that name each other as the next. */
  'looping-cursor': (items: Item[], { cursor }: Query) => {
    const place = ['a', 'b'].indexOf(String(cursor)) + 1;
    return new Page(shifted(items, place), { nextCursor: cursor === 'a' ? 'b' : 'a', hasMore: true });
  },
} as const satisfies Record<string, (items: Item[], query: Query) => Item[] | Page>;

export type ListDefect = keyof typeof DEFECTS;
export const LIST_DEFECTS = Object.keys(DEFECTS) as ListDefect[];

/** The answer of an operation that lists, with the defect. `run` performs it for the first page. */
export async function defectiveList(defect: ListDefect, call: Call, run: (call: Call) => unknown): Promise<unknown> {
  const { skip: _, cursor: __, ...query } = call.query;
  const result = await run({ ...call, query });
  const items = result instanceof Page ? result.data : result;
  return Array.isArray(items) ? DEFECTS[defect](items as Item[], call.query) : result;
}

const shifted = (items: Item[], by: number): Item[] =>
  items.map((item) => ({ ...item, id: Number(item['id']) + by * 1_000_000, uid: `${String(item['uid'])}-${by}` }));

const retyped = (item: Item): Item =>
  Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key, typeof value === 'string' ? value.length : String(value)]),
  );
