import type { Source } from './variables-from-files';

/** Shorter names are a few letters from too much that belongs to other programs. */
const SHORTEST = 6;
/** From this length on, two letters may differ instead of one. */
const LONG = 9;

/**
 * Variables that are not read, and whose names are a slip of the hand away from one that is, and is not set: nothing else
 * tells that `DATABSE_URL` starts the embedded database. @returns a sentence for each, without its value.
 */
export function misspeltIn(source: Source, names: readonly string[]): string[] {
  const known = names.flatMap((name) => [name, `${name}_FILE`]);
  const unset = names.filter((name) => !source[name] && !source[`${name}_FILE`]);
  const meant = unset.flatMap((name) => [name, `${name}_FILE`]).filter((name) => name.length >= SHORTEST);
  return Object.keys(source)
    .filter((name) => source[name] && !known.includes(name))
    .flatMap((name) => {
      const near = meant.find((one) => isNear(name.toUpperCase(), one));
      return near === undefined ? [] : [`${name} is not read; is ${near} meant?`];
    });
}

function isNear(name: string, known: string): boolean {
  const most = known.length < LONG ? 1 : 2;
  return Math.abs(name.length - known.length) <= most && distance(name, known) <= most;
}

/** How many letters have to be added, left out or replaced (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const [left = 0, above = 0, before = 0] = [next[column], row[column + 1], row[column]];
      next.push(Math.min(left + 1, above + 1, before + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
