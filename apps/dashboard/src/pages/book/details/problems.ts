import { EMAIL, type Field, isList, maxLengthOf, PHONE } from './fields';
import { listOf, textOf, type Values } from './values';

export type Problem = 'required' | 'email' | 'phone' | 'number' | 'url' | 'too_long' | 'contact';

const isEmpty = (field: Field, values: Values): boolean => {
  if (isList(field)) return listOf(values, field.slug).length === 0;
  return field.type === 'boolean' ? values[field.slug] !== true : textOf(values, field.slug) === '';
};

/** Loose on purpose: the server validates strictly, and these only catch obvious mistakes. */
const FORMS: Partial<Record<Field['type'], readonly [RegExp, Problem]>> = {
  email: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'email'],
  phone: [/^\+?[\d\s()/.-]{4,30}$/, 'phone'],
  number: [/^[-+]?\d+([.,]\d+)?$/, 'number'],
  url: [/^https?:\/\/\S+\.\S+$/i, 'url'],
};

function problemOf(field: Field, values: Values): Problem | undefined {
  if (isEmpty(field, values)) return field.required ? 'required' : undefined;
  const text = textOf(values, field.slug);
  if (text.length > maxLengthOf(field)) return 'too_long';
  const [form, problem] = FORMS[field.type] ?? [];
  return form && !form.test(text) ? problem : undefined;
}

/** The problem of each invalid field, by slug, in the order of the form; empty if the form can be sent. */
export function problemsOf(fields: readonly Field[], values: Values): Map<string, Problem> {
  const problems = new Map<string, Problem>();
  for (const field of fields) {
    const problem = problemOf(field, values);
    if (problem) problems.set(field.slug, problem);
  }
  // The appointment needs an address or number at which the attendee can be notified.
  const hasContact = textOf(values, EMAIL) !== '' || textOf(values, PHONE) !== '';
  if (problems.size === 0 && !hasContact) problems.set(EMAIL, 'contact');
  return problems;
}
