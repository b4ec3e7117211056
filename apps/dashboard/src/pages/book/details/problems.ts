import { EMAIL, type Field, isList, maxLengthOf, PHONE } from './fields';
import { listOf, textOf, type Values } from './values';

export type Problem = 'required' | 'email' | 'phone' | 'number' | 'url' | 'too_long' | 'contact';

const isEmpty = (field: Field, values: Values): boolean => {
  if (isList(field)) return listOf(values, field.slug).length === 0;
  return field.type === 'boolean' ? values[field.slug] !== true : textOf(values, field.slug) === '';
};

/** Loose on purpose: the server knows better, and this only catches what nobody meant. */
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

/** What is wrong with each field, by slug, in the order of the form; nothing where it can be sent. */
export function problemsOf(fields: readonly Field[], values: Values): Map<string, Problem> {
  const problems = new Map<string, Problem>();
  for (const field of fields) {
    const problem = problemOf(field, values);
    if (problem) problems.set(field.slug, problem);
  }
  // Somebody has to be told of the appointment.
  const hasContact = textOf(values, EMAIL) !== '' || textOf(values, PHONE) !== '';
  if (problems.size === 0 && !hasContact) problems.set(EMAIL, 'contact');
  return problems;
}
