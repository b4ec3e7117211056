import { DateTime } from 'luxon';
import { invalid } from '@app/common';
import { type Hearing, type Locale, understand, type Understanding } from '@app/speech';
import { doubtOf, FORM } from './doubts';

/** A time that a caller has named. */
export type SpokenTime = Exclude<Understanding, { kind: 'ask' }>;

/** Where, when and in which language something is said, and what may be meant besides the words. */
export interface Said extends Hearing {
  /** YYYY-MM-DD: the day that is meant where the words name none. */
  date?: string;
}

/** A question about free times: what was offered before is meant where the words mean nothing by themselves. */
export function askedTime(words: unknown, said: Said): SpokenTime {
  const { offered = [], ...hearing } = said;
  return firstClear(words, said, [
    (text) => understand(text, hearing),
    (text) => onDay(text, hearing, said.date ?? commonDay(offered, hearing)),
    (text) => (offered.length > 0 ? understand(text, { ...hearing, offered }) : undefined),
  ]);
}

/** A choice: after an offer, words that may mean several of its times are asked back, whatever else they could mean. */
export function chosenTime(words: unknown, said: Said): SpokenTime {
  return firstClear(words, said, [
    (text) => understand(text, said),
    (text) => onDay(text, said, said.offered?.length ? undefined : said.date),
  ]);
}

type Reading = (text: string) => Understanding | undefined;

/** @throws AppError 400 naming `when`, with the choices of the last reading that leaves any. */
function firstClear(words: unknown, said: Said, readings: readonly Reading[]): SpokenTime {
  if (typeof words !== 'string') throw invalid({ field: 'when', message: `must be a text; ${FORM}` });
  let doubtful: Extract<Understanding, { kind: 'ask' }> | undefined;
  for (const reading of readings) {
    const read = reading(words);
    if (read === undefined) continue;
    if (read.kind !== 'ask') return read;
    if (doubtful === undefined || doubtful.choices.length === 0) doubtful = read;
  }
  throw doubtOf(doubtful ?? { kind: 'ask', doubt: 'unknown', choices: [] }, said.locale);
}

/** The words as said of a day. */
function onDay(text: string, hearing: Hearing, date: string | undefined): Understanding | undefined {
  const day = date === undefined ? undefined : DateTime.fromISO(date, { zone: 'utc' });
  if (!day?.isValid) return undefined;
  return understand(`${text} ${day.setLocale(hearing.locale).toFormat(DATES[hearing.locale])}`, hearing);
}

const DATES: Readonly<Record<Locale, string>> = { de: "'am' d. LLLL yyyy", en: "'on' LLLL d, yyyy" };

function commonDay(offered: readonly Date[], { timezone }: Hearing): string | undefined {
  const days = new Set(offered.map((start) => DateTime.fromJSDate(start, { zone: timezone }).toISODate() ?? ''));
  return days.size === 1 ? [...days][0] : undefined;
}
