import { DateTime } from 'luxon';
import { invalid } from '@app/common';
import { type Hearing, type Locale, understand, type Understanding } from '@app/speech';
import { doubtOf, FORM } from './doubts';
import type { Said, SpokenTime } from './said';
import { readWithoutOffer } from './unknown-offer';

/**
 * The time that a question is about. After an offer, words that mean one of its times mean that one, unless they name a
 * time by themselves that holds it: "in the afternoon" asks for all that is free then.
 * @throws AppError 400 naming `when`, with the choices.
 */
export const askedTime = (words: unknown, said: Said): SpokenTime => readAs(readQuestion, textOf(words), said);

/**
 * The time that is chosen. After an offer, words that may mean several of its times are asked back, whatever else they
 * could mean. @throws AppError 400 naming `when`, with the choices.
 */
export const chosenTime = (words: unknown, said: Said): SpokenTime => readAs(readChoice, textOf(words), said);

const readAs = (read: (text: string, said: Said) => SpokenTime, text: string, said: Said): SpokenTime =>
  said.isOfferUnknown ? readWithoutOffer((hypothetical) => read(text, hypothetical), said) : read(text, said);

function readQuestion(text: string, said: Said): SpokenTime {
  const { offered = [], ...hearing } = said;
  const alone = understand(text, hearing);
  const answer = offered.length > 0 ? understand(text, { ...hearing, offered }) : undefined;
  if (alone.kind !== 'ask') return answer && isElsewhere(answer, alone, offered) ? clear(answer, said) : alone;
  const ofDay = onDay(text, hearing, said.date ?? commonDay(offered, hearing));
  return [ofDay, answer].find(isClear) ?? clear([ofDay, answer].find(hasChoices) ?? alone, said);
}

function readChoice(text: string, said: Said): SpokenTime {
  const meant = understand(text, said);
  const ofDay = said.offered?.length ? undefined : onDay(text, said, said.date);
  if (isClear(meant)) return meant;
  return isClear(ofDay) ? ofDay : clear([ofDay, meant].find(hasChoices) ?? meant, said);
}

/** @throws AppError 400 naming `when`. */
function textOf(words: unknown): string {
  if (typeof words === 'string') return words;
  throw invalid({ field: 'when', message: `must be a text; ${FORM}` });
}

type Doubtful = Extract<Understanding, { kind: 'ask' }>;

const isClear = (read: Understanding | undefined): read is SpokenTime => read !== undefined && read.kind !== 'ask';

const hasChoices = (read: Understanding | undefined): read is Doubtful =>
  read?.kind === 'ask' && read.choices.length > 0;

/** @throws AppError 400 naming `when`, for what is doubtful. */
function clear(read: Understanding, said: Said): SpokenTime {
  if (read.kind === 'ask') throw doubtOf(read, said);
  return read;
}

/** Whether words mean times that were offered, and none of them is what the words alone would mean. */
function isElsewhere(answer: Understanding, alone: SpokenTime, offered: readonly Date[]): boolean {
  const starts = answer.kind === 'ask' ? answer.choices.map(({ start }) => start) : [answer.start];
  const isOffered = (start: Date): boolean => offered.some((one) => one.getTime() === start.getTime());
  const isOfOffer = answer.kind !== 'range' && starts.length > 0 && starts.every(isOffered);
  return isOfOffer && !starts.some((start) => isIn(alone, start));
}

const isIn = (time: SpokenTime, moment: Date): boolean =>
  time.kind === 'moment'
    ? time.start.getTime() === moment.getTime()
    : time.start <= moment && (time.end === null || moment < time.end);

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
