import type { FieldProblem } from '@app/common';
import type { Question } from '@app/event-types';
import type { Attendee } from './attendee';
import { readAnswer } from './answer-values';
import type { FieldContext } from './field-context';

/** Follows the name of a field. */
export const REQUIRED = 'is required for this event type';

/** Where a request has the answer to a standing question. */
const FIELDS = {
  name: 'attendee.name',
  email: 'attendee.email',
  attendeePhoneNumber: 'attendee.phone_number',
  notes: 'notes',
} as const;

interface Given {
  attendee: Attendee;
  notes?: string;
  answers?: Record<string, unknown>;
}

/** A problem of the answer to one of the company's own questions, with what the form shows. */
export const about = ({ slug, label, options }: Question, message: string): FieldProblem => ({
  field: `answers.${slug}`,
  message: label === slug ? message : `${message} ("${label}")`,
  label,
  ...(options ? { options } : {}),
});

/** What is missing or contradictory in the answers to the questions that every form has: contacts and notes. */
export function standingProblems(questions: readonly Question[], given: Given, context: FieldContext): FieldProblem[] {
  const { attendee, answers = {} } = given;
  const known = {
    name: attendee.name,
    email: attendee.email,
    attendeePhoneNumber: attendee.phoneNumber,
    notes: given.notes ?? (context.isSpoken ? undefined : answers.notes),
  };
  const problems = questions.flatMap((question): FieldProblem[] => {
    if (question.standing === undefined) return [];
    const field = FIELDS[question.standing];
    const value = known[question.standing];
    if (!value) return question.required ? [{ field, message: REQUIRED }] : [];
    if (context.isSpoken || !Object.hasOwn(answers, question.slug)) return [];
    const read = readAnswer(answers[question.slug], question, context);
    if ('problem' in read) return [about(question, read.problem)];
    const isSame = read.value === undefined || read.value === value;
    return isSame ? [] : [about(question, `differs from ${field}`)];
  });
  const hasContact = attendee.email !== undefined || attendee.phoneNumber !== undefined;
  if (problems.length === 0 && !hasContact)
    problems.push({ field: 'attendee', message: 'needs an email or a phone_number' });
  return problems;
}
