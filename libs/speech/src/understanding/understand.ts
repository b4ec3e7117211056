import type { Reference } from './calendar/wall-clock';
import { referenceOf } from './calendar/wall-clock';
import { elementsOf } from './grammar/reading';
import { grammarOf } from './grammar/grammars';
import { arranged } from './meaning/arranging';
import { meaningOf } from './meaning/meaning';
import { doubt, type Outcome } from './meaning/outcome';
import type { Wish } from './meaning/wish';
import { answerOf } from './offers/answer';
import { spoken } from './spoken';
import type { Hearing, Understanding } from './understanding';
import { existingIn, withoutExisting } from './words/existing';
import { languageOf } from './words/languages';
import { piecesOf } from './words/pieces';
import { tokensOf } from './words/tokens';

/** A caller who says more has told a story, and is asked for the time. */
const MAX_LENGTH = 600;
const MAX_WORDS = 60;

/**
 * What a caller's words mean as a time, as a speech recogniser writes them. Every word is understood or it is asked back:
 * nothing is ignored that is not known to mean nothing. Never throws for any words.
 */
export function understand(words: string, hearing: Hearing): Understanding {
  const reference = referenceOf(hearing.at, hearing.timezone);
  const outcome = outcomeOf(words, hearing, reference);
  const inWords = (possibility: { start: Date; end?: Date | null }): string => spoken(possibility, hearing);
  if (outcome.kind === 'doubt') {
    const choices = outcome.choices.map((choice) => ({ ...choice, spoken: inWords(choice) }));
    return { kind: 'ask', doubt: outcome.doubt, choices };
  }
  const { start, end } = outcome.possibility;
  const understood = inWords(outcome.possibility);
  return end === undefined ? { kind: 'moment', start, understood } : { kind: 'range', start, end, understood };
}

function outcomeOf(words: string, { locale, offered = [], isOfExisting }: Hearing, reference: Reference): Outcome {
  const tokens = tokensIn(words, locale, offered.length > 0);
  const wish = tokens && wishOf(withoutExisting(tokens), locale, offered.length > 0);
  if (!wish) return doubt('unknown');
  const existing = isOfExisting ? undefined : existingIn(tokens);
  if (existing) return doubt(existing);
  return offered.length > 0 ? answerOf(wish, offered, reference) : meaningOf(wish, reference);
}

function tokensIn(words: string, locale: Hearing['locale'], isAnswer: boolean): string[] | undefined {
  if (words.length > MAX_LENGTH) return undefined;
  const pieces = piecesOf(words);
  return pieces.length > MAX_WORDS ? undefined : tokensOf(pieces, languageOf(locale, isAnswer));
}

function wishOf(tokens: readonly string[], locale: Hearing['locale'], isAnswer: boolean): Wish | undefined {
  const elements = elementsOf(tokens, grammarOf(locale, isAnswer));
  return elements && arranged(elements);
}
