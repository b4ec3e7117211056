import { DateTime } from 'luxon';
import type { Phrases } from './phrases';

/** What a phrase must be understood as; undefined: it must be asked back. */
export type Expected = { start: Date; end?: Date | null } | undefined;

export interface Phrase {
  words: string;
  meaning: string;
  expected: Expected;
}

/** The lines of a table with their meanings as instants. @throws Error for a meaning that cannot be read. */
export const phrasesOf = ({ at, timezone, lines }: Phrases): Phrase[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [words = '', meaning = ''] = line.split(' = ');
      return { words, meaning, expected: expectedOf(meaning, DateTime.fromISO(at, { zone: timezone })) };
    });

const MEANING = /^(now|[\d-]{5,10})(?: (\d\d:\d\d))?(?:(-|\.\.)(\d\d:\d\d|[\d-]{5,10})?)?$/;

function expectedOf(meaning: string, now: DateTime): Expected {
  if (meaning === 'ASK') return undefined;
  const [, day = '', time, sign, end] = MEANING.exec(meaning) ?? [];
  const start = day === 'now' ? now : wall(day, time ?? '00:00', now);
  if (sign === undefined && time === undefined)
    return { start: start.toJSDate(), end: start.plus({ days: 1 }).startOf('day').toJSDate() };
  if (sign === undefined) return { start: start.toJSDate() };
  if (end === undefined) return { start: start.toJSDate(), end: null };
  if (sign === '-') return { start: start.toJSDate(), end: wall(start.toISODate() ?? '', end, now).toJSDate() };
  return { start: start.toJSDate(), end: wall(end, '24:00', now).toJSDate() };
}

function wall(day: string, time: string, now: DateTime): DateTime {
  const date = day.length === 5 ? `${now.year}-${day}` : day;
  const moment = DateTime.fromISO(`${date}T${time}`, { zone: now.zone });
  if (!moment.isValid) throw new Error(`No such time: ${day} ${time}`);
  return moment;
}
