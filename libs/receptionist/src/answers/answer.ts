import { NotAnsweredYet } from '@app/availability';
import { AppError, type FieldProblem, isRecord } from '@app/common';
import { type Locale, spokenMoment } from '@app/speech';
import { phrases } from './phrases';
import type { Reason } from './reason';
import { Unclear } from './unclear';

/** An answer to a caller. Business outcomes are data, not errors, so that the agent can continue the conversation. */
export interface ReceptionAnswer {
  ok: boolean;
  /** A sentence to read out, in the company's language. */
  say: string;
  reason?: Reason;
  /** Arguments that are missing or unusable. */
  needs?: string[];
  /** In English, for the model: what is wrong with each of them, and the wanted form. */
  why?: string;
  /** The possible values of the only argument in `needs`. */
  choices?: string[];
  [fact: string]: unknown;
}

/** A person on the phone cannot take in more at once. */
const MAX_NEEDS = 5;
/** An answer has less than 1 kB. */
const MAX_WHY_LENGTH = 300;
const MAX_CHOICES_LENGTH = 200;

/** The answer for a refusal, with a sentence to read out. @throws the error when it is no AppError. */
export function answerFor(error: unknown, locale: Locale): ReceptionAnswer {
  if (!(error instanceof AppError)) throw error;
  const say = phrases[locale];
  if (error.code === 'validation_failed')
    return needing(error.details as FieldProblem[], locale, error instanceof Unclear);
  if (error.code === 'slot_taken') return { ok: false, reason: 'slot_taken', say: say.slot_taken };
  if (error.code === 'already_booked') return { ok: true, say: say.alreadyBooked, ...bookingIn(error) };
  if (error.code === 'in_progress') return { ok: false, reason: 'in_progress', say: say.inProgress };
  if (error.status === 403 || error.status === 404) return { ok: false, reason: 'not_allowed', say: say.notAllowed };
  if (error instanceof NotAnsweredYet) return { ok: false, reason: 'upstream_down', say: say.notAnsweredYet };
  if (error.code === 'read_only') return { ok: false, reason: 'upstream_down', say: say.readOnly };
  if (error.status >= 500 || error.status === 429) return { ok: false, reason: 'upstream_down', say: say.upstreamDown };
  return { ok: false, reason: 'not_bookable', say: say.refused };
}

const bookingIn = ({ details }: AppError): { booking_id?: unknown } =>
  isRecord(details) && details.booking_id !== undefined ? { booking_id: details.booking_id } : {};

/** Names arguments the way a model passes them: flat, one word each. */
function needing(problems: readonly FieldProblem[], locale: Locale, isUnclear: boolean): ReceptionAnswer {
  const named = problems.map((problem) => ({ ...problem, argument: argumentOf(problem.field) }));
  const needed = [...new Map(named.map((problem) => [problem.argument, problem])).values()].slice(0, MAX_NEEDS);
  const needs = needed.map(({ argument }) => argument);
  const problemsOf = new Set(named.map(({ argument, message }) => `${argument} ${message}`));
  const why = cut([...problemsOf].join('; '), MAX_WHY_LENGTH);
  const [first] = named;
  const options = named.length === 1 ? (first?.options ?? []) : [];
  const choices = withinLength(options, MAX_CHOICES_LENGTH);
  const facts = { ok: false, needs, why, ...(choices.length > 0 ? { choices } : {}) };
  if (isUnclear && choices.length > 0) return { ...facts, reason: 'ambiguous', say: phrases[locale].whichOne(choices) };
  if (first?.argument === 'start' && choices.length > 0)
    return {
      ...facts,
      reason: 'ambiguous',
      say: phrases[locale].whichTime(choices.map((iso) => spokenTime(iso, locale))),
    };
  return { ...facts, reason: 'needs_info', say: phrases[locale].needs(needed, choices) };
}

/** `attendee.email` is the argument `email`, `answers.insurance` is `insurance`, `location.type` is `location`. */
const argumentOf = (field: string): string => field.replace(/^(attendee|answers)\./, '').split('.')[0] ?? field;

/** The wall time of the zone that the offset belongs to. */
const spokenTime = (iso: string, locale: Locale): string =>
  spokenMoment(new Date(iso), iso.endsWith('Z') ? 'UTC' : `UTC${iso.slice(-6)}`, locale);

const cut = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

/** The first texts whose total length does not exceed the limit. */
function withinLength(texts: readonly string[], length: number): string[] {
  let left = length;
  return texts.filter((text) => (left -= text.length) >= 0);
}
