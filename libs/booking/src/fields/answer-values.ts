import { isURL } from 'class-validator';
import { isRecord } from '@app/common';
import type { Question } from '@app/event-types';
import { isNotGiven, readEmail, readPhoneNumber } from '@app/speech';
import type { FieldContext } from './field-context';
import { isCalled, numberFromSpeech, yesOrNo } from './spoken-answers';

/** An answer in the form that Cal.com accepts. */
export type AnswerValue = string | number | boolean | string[];

/** `value` undefined: not answered. `problem`: follows the name of the field in the message. */
export type ReadAnswer = { value: AnswerValue | undefined } | { problem: string };
type Reader = (given: unknown, question: Question, context: FieldContext) => ReadAnswer;

const MAX_TEXT_LENGTH = 1000;
const MAX_LONG_TEXT_LENGTH = 4000;
const MAX_NUMBER = 1e15;

/** Reads the answer to a question. */
export function readAnswer(given: unknown, question: Question, context: FieldContext): ReadAnswer {
  const read = READERS[question.input];
  if (!question.isList) return unlessNotGiven(given, context, read(given, question, context));
  const items = context.isSpoken && typeof given === 'string' ? listIn(given) : [given].flat();
  const several = items.map((item) => read(item, question, context));
  const problem = several.find((one) => 'problem' in one);
  return (
    problem ?? { value: several.flatMap((one) => ('value' in one ? ((one.value as string | undefined) ?? []) : [])) }
  );
}

/** A model passes "none" for an unanswered question. Where "none" is a valid answer, it was read as one before. */
const unlessNotGiven = (given: unknown, { isSpoken }: FieldContext, read: ReadAnswer): ReadAnswer =>
  isSpoken && 'problem' in read && typeof given === 'string' && isNotGiven(given) ? { value: undefined } : read;

const text =
  (maxLength: number): Reader =>
  (given, _question, { isSpoken }) => {
    const value = isSpoken ? asText(given) : given;
    if (typeof value !== 'string') return { problem: 'must be a text' };
    if (value.length > maxLength) return { problem: `must have at most ${maxLength} characters` };
    return { value: value.trim() === '' ? undefined : value.trim() };
  };

/** A model writes a number as one, and an address in its parts. */
function asText(given: unknown): unknown {
  if (typeof given === 'number') return String(given);
  if (!isRecord(given)) return given;
  const parts = Object.values(given).filter((part) => typeof part === 'string' || typeof part === 'number');
  return parts.join(', ');
}

const number: Reader = (given, _question, { isSpoken }) => {
  const value = isSpoken && typeof given === 'string' ? numberFromSpeech(given) : given;
  const isUsable = typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= MAX_NUMBER;
  return isUsable ? { value } : { problem: 'must be a number' };
};

const boolean: Reader = (given, _question, { isSpoken }) => {
  const value = isSpoken ? ticked(given) : given;
  return typeof value === 'boolean' ? { value } : { problem: 'must be true or false' };
};

/** True and false as a model writes them. */
const ticked = (given: unknown): boolean | undefined =>
  typeof given === 'boolean' ? given : yesOrNo(typeof given === 'number' ? String(given) : asWord(given));

const asWord = (given: unknown): string => (typeof given === 'string' ? given : '');

const choice: Reader = (given, question, context) => {
  const one = context.isSpoken && Array.isArray(given) && given.length === 1 ? given[0] : given;
  const spoken = text(MAX_TEXT_LENGTH)(one, question, context);
  if ('problem' in spoken || typeof spoken.value !== 'string') return spoken;
  const value = chosen(spoken.value, question, context);
  return value === undefined ? { problem: oneOf(question) } : { value };
};

const choices: Reader = (given, question, context) => {
  const items = context.isSpoken ? spokenItems(given, question, context) : given;
  if (!Array.isArray(items) || !items.every((item): item is string => typeof item === 'string'))
    return { problem: 'must be a list of texts' };
  const found = [...new Set(items)].map((item) => chosen(item, question, context));
  if (found.includes(undefined)) return { problem: oneOf(question) };
  return { value: found.length > 0 ? (found as string[]) : undefined };
};

const phone: Reader = (given, _question, { country }) => {
  if (typeof given !== 'string') return { problem: 'must be a phone number as a text' };
  const reading = readPhoneNumber(given, country);
  if (reading.kind === 'unusable') return { problem: reading.why };
  return { value: reading.kind === 'given' ? reading.value : undefined };
};

const email: Reader = (given) => {
  if (typeof given !== 'string') return { problem: 'must be an e-mail address' };
  const reading = readEmail(given);
  if (reading.kind === 'unusable') return { problem: reading.why };
  return { value: reading.kind === 'given' ? reading.value : undefined };
};

/** Only web addresses, so that a host is never shown a link such as `javascript:`. */
const url: Reader = (given, question, context) => {
  const read = text(MAX_TEXT_LENGTH)(given, question, context);
  if ('problem' in read || read.value === undefined) return read;
  const value = context.isSpoken && !/:\/\//.test(String(read.value)) ? `https://${read.value}` : String(read.value);
  const isUsable = isURL(value, { protocols: ['http', 'https'], require_protocol: true });
  return isUsable ? { value } : { problem: 'must be an http(s) address, such as https://example.org' };
};

const READERS: Record<Question['input'], Reader> = {
  text: text(MAX_TEXT_LENGTH),
  textarea: text(MAX_LONG_TEXT_LENGTH),
  address: text(MAX_TEXT_LENGTH),
  number,
  boolean,
  select: choice,
  radio: choice,
  multiselect: choices,
  checkbox: choices,
  phone,
  email,
  url,
};

/** What Cal.com takes for the option that is meant; without options anything may be chosen. */
function chosen(
  given: string,
  { options, values = options }: Question,
  { isSpoken }: FieldContext,
): string | undefined {
  if (!options || !values) return given.slice(0, MAX_TEXT_LENGTH);
  const meant = (is: (name: string) => boolean): string[] =>
    values.filter((value, at) => is(value) || is(options[at] ?? value));
  const exact = meant((name) => name === given);
  if (exact.length > 0 || !isSpoken) return exact[0];
  const count = String(numberFromSpeech(given));
  const ways = [
    (name: string) => plain(name) === plain(given),
    (name: string) => name === count,
    (name: string) => isCalled(given, name),
  ];
  const found = ways.map(meant).find((alike) => alike.length > 0) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

/** Transcribed speech ends like a sentence. */
const plain = (given: string): string =>
  given
    .normalize('NFKC')
    .replace(/[\s.,;!?]+$/, '')
    .trim()
    .toLowerCase();

/** The only box of a question may just be ticked. */
function spokenItems(given: unknown, question: Question, context: FieldContext): unknown {
  const { options = [question.label] } = question;
  const isKnown = typeof given === 'string' && chosen(given, { ...question, options }, context) !== undefined;
  const tick = options.length === 1 && !isKnown ? ticked(given) : undefined;
  if (tick !== undefined) return tick ? options : [];
  return typeof given === 'string' ? partsOf(given, question) : given;
}

const listIn = (given: string): string[] => given.split(SEPARATORS).filter((part) => part !== '');

const SEPARATORS = /\s*(?:,|;|\bund\b|\band\b|&)\s*/i;

const partsOf = (given: string, { options }: Question): string[] =>
  options?.some((option) => plain(option) === plain(given)) ? [given] : listIn(given);

const oneOf = ({ options }: Question): string => `must be one of: ${options?.join(', ')}`;
