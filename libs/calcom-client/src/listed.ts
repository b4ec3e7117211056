import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '@app/common';
import type { ItemProblem, ListedObject } from './item-problem';
import { type Note, OddPart } from './oddity';
import { allPages, type Ask } from './pages';
import { MAX_ITEMS, type Paging } from './paging';
import { Wire } from './wire';

/** A list of Cal.com, read item by item: what is wrong with one says nothing about its neighbours. */
export interface Listed<T> {
  items: T[];
  /** What is missing in `items`, and what was read otherwise than it was sent. */
  problems: ItemProblem[];
}

interface Item {
  id: number;
  raw: Record<string, unknown>;
}

/** How a list is read. */
export interface Reading<T extends Item> {
  object: ListedObject;
  /** @throws OddPart */
  read: (wire: Wire) => T;
}

interface ListedPage<T> extends Listed<T> {
  count: number;
  keys: number[];
}

/** Each item once: of those with the same id the first one counts. @throws OddPart unless it is a list. */
export function readListed<T extends Item>(
  { raw: envelope, notes: all }: Wire,
  { object, read }: Reading<T>,
): ListedPage<T> {
  const { data: value } = envelope;
  if (!Array.isArray(value)) throw new OddPart('data', 'is no list');
  if (value.length > MAX_ITEMS) throw new OddPart('data', 'has no end');
  const items = new Map<number, T>();
  const problems = new Map<string, ItemProblem>();
  value.forEach((raw: unknown, index) => {
    const place = `data[${index}]`;
    const notes: Note[] = [];
    try {
      const item = read(Wire.object(raw, place, notes));
      const first = items.get(item.id);
      if (!first) items.set(item.id, item);
      else if (!isDeepStrictEqual(first.raw, raw))
        throw new OddPart(`${place}.id`, 'is listed twice; the first one counts');
    } catch (error) {
      if (!(error instanceof OddPart)) throw error;
      notes.push(error);
    }
    all.push(...notes);
    for (const { place: at, oddity: message } of notes) {
      const problem = { object, calcomId: readableId(raw), field: at.slice(place.length + 1), message };
      problems.set(JSON.stringify(problem), problem);
    }
  });
  return {
    items: [...items.values()],
    problems: [...problems.values()],
    count: value.length,
    keys: [...items.keys()],
  };
}

const readableId = (raw: unknown): number | null => (isRecord(raw) ? Wire.object(raw, '').idOr('id') : null);

/** All pages as one list. Where they overlap, the list changed while it was read, and an item may have slipped from one page to another. */
export async function readAllListed<T extends Item>(ask: Ask, paging: Paging, reading: Reading<T>): Promise<Listed<T>> {
  const pages = await allPages(ask, paging, (envelope) => readListed(envelope, reading));
  const all = merged(pages);
  const isDisjoint = pages.reduce((count, { items }) => count + items.length, 0) === all.items.length;
  if (isDisjoint) return all;
  const message = 'the list changed while it was read; nothing is switched off';
  return { ...all, problems: [...all.problems, { object: reading.object, calcomId: null, field: '', message }] };
}

/** Several lists as one: of items with the same id the first one counts. */
export const merged = <T extends Item>(lists: readonly Listed<T>[]): Listed<T> => ({
  items: [
    ...new Map(
      lists
        .flatMap(({ items }) => items)
        .toReversed()
        .map((item) => [item.id, item]),
    ).values(),
  ].toReversed(),
  problems: lists.flatMap(({ problems }) => problems),
});
