import { AppError, type FieldProblem } from '@app/common';
import type { Locale } from '@app/speech';
import { phrases } from './phrases';

/** An agent's answer, always with status 200: business outcomes are data, so that the model can go on talking. */
export interface AgentAnswer {
  ok: boolean;
  /** A sentence in the company's language that can be read out. */
  say: string;
  reason?: AppError['code'] | 'needs_info' | 'unconfirmed' | 'not_allowed' | 'upstream_down';
  /** Arguments that are missing or unusable. */
  needs?: string[];
  [fact: string]: unknown;
}

/** A person on the phone cannot take in more at once. */
const MAX_NEEDS = 5;

/** The answer for a refusal, with a sentence to read out. @throws the error when it is no AppError. */
export function answerFor(error: unknown, locale: Locale): AgentAnswer {
  if (!(error instanceof AppError)) throw error;
  const say = phrases[locale];
  if (error.code === 'validation_failed') return needing(error.details as FieldProblem[], locale);
  if (error.code === 'slot_taken') return { ok: false, reason: 'slot_taken', say: say.slotTaken };
  if (error.code === 'in_progress') return { ok: false, reason: 'in_progress', say: say.inProgress };
  if (error.status === 403 || error.status === 404) return { ok: false, reason: 'not_allowed', say: say.notAllowed };
  if (error.status >= 500 || error.status === 429) return { ok: false, reason: 'upstream_down', say: say.upstreamDown };
  return { ok: false, reason: error.code, say: say.refused };
}

/** Names arguments as a model passes them: flat, one word each. */
function needing(problems: readonly FieldProblem[], locale: Locale): AgentAnswer {
  const fields = new Set(problems.map(({ field }) => field.replace(/^attendee\./, '').split('.')[0] ?? field));
  const needs = [...fields].slice(0, MAX_NEEDS);
  return { ok: false, reason: 'needs_info', needs, say: phrases[locale].needs(needs) };
}
