import type { Locale } from '../../locale';
import { ANSWER_RULES } from './answers';
import { CLOCK_RULES } from './clocks';
import { ENGLISH_CLOCK_RULES } from './clocks.en';
import { GERMAN_CLOCK_RULES } from './clocks.de';
import { DATE_RULES, ENGLISH_DATE_RULES, GERMAN_DATE_RULES } from './dates';
import { DURATION_RULES } from './durations';
import { RELATION_RULES } from './relations';
import { type Grammar, grammarFrom } from './reading';
import { ENGLISH_WEEK_RULES, GERMAN_WEEK_RULES, PORTION_RULES, WEEK_RULES } from './weeks';

const SHARED = [...CLOCK_RULES, ...DATE_RULES, ...PORTION_RULES, ...DURATION_RULES, ...RELATION_RULES];
const GERMAN = [...GERMAN_CLOCK_RULES, ...GERMAN_DATE_RULES, ...GERMAN_WEEK_RULES, ...WEEK_RULES, ...SHARED];
const ENGLISH = [...ENGLISH_CLOCK_RULES, ...ENGLISH_DATE_RULES, ...ENGLISH_WEEK_RULES, ...WEEK_RULES, ...SHARED];

const FRESH: Readonly<Record<Locale, Grammar>> = { de: grammarFrom(GERMAN), en: grammarFrom(ENGLISH) };
const ANSWERING: Readonly<Record<Locale, Grammar>> = {
  de: grammarFrom([...ANSWER_RULES, ...GERMAN]),
  en: grammarFrom([...ANSWER_RULES, ...ENGLISH]),
};

export const grammarOf = (locale: Locale, isAnswer: boolean): Grammar => (isAnswer ? ANSWERING : FRESH)[locale];
