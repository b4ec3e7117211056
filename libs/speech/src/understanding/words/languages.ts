import type { Locale } from '../../locale';
import { ENGLISH_DAYS } from './days.en';
import { GERMAN_DAYS } from './days.de';
import { ENGLISH_ANSWERS, ENGLISH_FILLERS } from './fillers.en';
import { GERMAN_ANSWERS, GERMAN_FILLERS } from './fillers.de';
import { ENGLISH_HOLIDAYS } from './holidays.en';
import { GERMAN_HOLIDAYS } from './holidays.de';
import { ENGLISH_NUMBERS } from './numbers.en';
import { GERMAN_NUMBERS } from './numbers.de';
import { ENGLISH_TIMES } from './times.en';
import { GERMAN_TIMES } from './times.de';
import type { Language } from './tokens';
import { vocabularyOf } from './vocabulary';

const GERMAN = [GERMAN_FILLERS, GERMAN_TIMES, GERMAN_DAYS, GERMAN_HOLIDAYS];
const ENGLISH = [ENGLISH_FILLERS, ENGLISH_TIMES, ENGLISH_DAYS, ENGLISH_HOLIDAYS];

const FRESH: Readonly<Record<Locale, Language>> = {
  de: { code: 'de', vocabulary: vocabularyOf(GERMAN_NUMBERS, ...GERMAN) },
  en: { code: 'en', vocabulary: vocabularyOf(ENGLISH_NUMBERS, ...ENGLISH) },
};

/** After an offer some words mean more: "the later one", "yes". */
const ANSWERING: Readonly<Record<Locale, Language>> = {
  de: { code: 'de', vocabulary: vocabularyOf(GERMAN_NUMBERS, ...GERMAN, GERMAN_ANSWERS) },
  en: { code: 'en', vocabulary: vocabularyOf(ENGLISH_NUMBERS, ...ENGLISH, ENGLISH_ANSWERS) },
};

export const languageOf = (locale: Locale, isAnswer: boolean): Language => (isAnswer ? ANSWERING : FRESH)[locale];
