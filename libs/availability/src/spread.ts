import type { Within } from './search-range';

/**
 * A sample of the items: the first, the last, and between them those nearest to the middle of each part of the
 * requested time. So people who can only come in the evening are offered something, too.
 * @param items by their start, ascending.
 * @param startOf ISO 8601 in local time.
 */
export function spreadOver<T>(items: readonly T[], count: number, within: Within, startOf: (item: T) => string): T[] {
  const [first, last] = [items[0], items.at(-1)];
  if (items.length <= count || first === undefined || last === undefined) return [...items];
  const [begin, end] = boundsOf(within, startOf(first), startOf(last));
  const chosen = new Set([0, items.length - 1]);
  for (let part = 1; part < count - 1; part++) {
    const [from, to] = [part, part + 1].map((edge) => begin + ((end - begin) * edge) / count) as [number, number];
    chosen.add(nearestTo((from + to) / 2, items, (item) => wallMillis(startOf(item)), chosen));
  }
  return [...chosen].toSorted((one, other) => one - other).flatMap((index) => items[index] ?? []);
}

/** Midnight only bounds the day: without another bound, the time spans from the first to the last item. */
function boundsOf({ from, to, since, until }: Within, first: string, last: string): [begin: number, end: number] {
  const [dayOfFirst, dayOfLast] = [first.slice(0, 10), last.slice(0, 10)];
  const begins = [from === undefined ? '' : `${dayOfFirst}T${from}`, isMidnight(since) ? '' : since].toSorted().at(-1);
  const ends = [to === undefined ? '9' : `${dayOfLast}T${to}`, isMidnight(until) ? '9' : until].toSorted()[0];
  return [wallMillis(begins || first), wallMillis(!ends || ends === '9' ? last : ends)];
}

const isMidnight = (time: string | undefined): boolean => time === undefined || time.slice(11, 16) === '00:00';

/** Treats local time as UTC, since times are only compared with each other. */
const wallMillis = (start: string): number => Date.parse(`${start.slice(0, 16)}:00Z`);

function nearestTo<T>(
  middle: number,
  items: readonly T[],
  millisOf: (item: T) => number,
  chosen: ReadonlySet<number>,
): number {
  let [nearest, least] = [0, Number.POSITIVE_INFINITY];
  for (const [index, item] of items.entries()) {
    const distance = Math.abs(millisOf(item) - middle);
    if (distance >= least || chosen.has(index)) continue;
    [nearest, least] = [index, distance];
  }
  return nearest;
}
