import type { Locale } from '../../locale';
import { GERMAN_ANSWERS } from './de/answers';
import { GERMAN_CLOCK } from './de/clock';
import { GERMAN_DAYS } from './de/days';
import { GERMAN_ELSEWHERE } from './de/elsewhere';
import { GERMAN_NOT_MEANT } from './de/not-meant';
import { GERMAN_RANGES } from './de/ranges';
import { GERMAN_TALK } from './de/talk';
import { GERMAN_TELEPHONE } from './de/telephone';
import { GERMAN_WEEKS } from './de/weeks';
import { ENGLISH_ANSWERS } from './en/answers';
import { ENGLISH_CLOCK } from './en/clock';
import { ENGLISH_DAYS } from './en/days';
import { ENGLISH_ELSEWHERE } from './en/elsewhere';
import { ENGLISH_NOT_MEANT } from './en/not-meant';
import { ENGLISH_RANGES } from './en/ranges';
import { ENGLISH_TALK } from './en/talk';
import { ENGLISH_TELEPHONE } from './en/telephone';
import { ENGLISH_WEEKS } from './en/weeks';
import type { Phrases } from './phrases';

/** What people say, by language, with its meaning. Written by hand: the rules are held to it, not it to the rules. */
export const PHRASES: Readonly<Record<Locale, readonly Phrases[]>> = {
  de: [
    GERMAN_CLOCK,
    GERMAN_DAYS,
    GERMAN_WEEKS,
    GERMAN_RANGES,
    GERMAN_TALK,
    ...GERMAN_ELSEWHERE,
    ...GERMAN_ANSWERS,
    ...GERMAN_TELEPHONE,
    ...GERMAN_NOT_MEANT,
  ],
  en: [
    ENGLISH_CLOCK,
    ENGLISH_DAYS,
    ENGLISH_WEEKS,
    ENGLISH_RANGES,
    ENGLISH_TALK,
    ...ENGLISH_ELSEWHERE,
    ...ENGLISH_ANSWERS,
    ...ENGLISH_TELEPHONE,
    ...ENGLISH_NOT_MEANT,
  ],
};
