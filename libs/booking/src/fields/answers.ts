import { type FieldProblem, invalid } from '@app/common';
import { type EventTypeCopy, type Question, questionsOf } from '@app/event-types';
import type { Attendee } from './attendee';
import { type AnswerValue, type ReadAnswer, readAnswer } from './answer-values';
import type { FieldContext } from './field-context';
import { about, REQUIRED, standingProblems } from './standing-answers';

/** What a request contains besides time and place. */
export interface GivenAnswers {
  attendee: Attendee;
  notes?: string;
  answers?: Record<string, unknown>;
}

/** What goes to Cal.com and is stored. */
export interface Answers {
  /** Answers to the company's own questions, by slug. */
  own: Record<string, AnswerValue>;
  notes?: string;
}

/**
 * The answers to an event type's questions, as Cal.com takes them.
 * @throws AppError 400 naming each field: a contact or `answers.<slug>` that the event type demands, with the label of the
 *   question; a slug that it does not ask; a value that the question does not take.
 */
export function answersTo(
  { bookingFields }: Pick<EventTypeCopy, 'bookingFields'>,
  given: GivenAnswers,
  context: FieldContext,
): Answers {
  const questions = questionsOf(bookingFields, context.locale);
  const notes = given.notes ?? (context.isSpoken ? undefined : given.answers?.notes);
  const answers = new Map<string, AnswerValue>();
  const problems = standingProblems(questions, given, context);
  if (!context.isSpoken) problems.push(...unknownSlugs(questions, given.answers));
  for (const question of questions.filter(({ standing }) => standing === undefined)) {
    const read = answerOf(question, given, context);
    if ('problem' in read) problems.push(about(question, read.problem));
    else if (read.value !== undefined) answers.set(question.slug, read.value);
    else if (question.required) problems.push(about(question, REQUIRED));
  }
  if (problems.length > 0) throw invalid(...problems);
  return { own: Object.fromEntries(answers), ...(typeof notes === 'string' && notes !== '' ? { notes } : {}) };
}

/** The answers by slug, as `bookingFieldsResponses` takes them. */
export const responsesOf = ({ own, notes }: Answers): Record<string, AnswerValue> =>
  notes === undefined ? own : { notes, ...own };

/** A question for a phone number that was not answered of its own is answered by the attendee's, where one is demanded. */
function answerOf(question: Question, { attendee, answers }: GivenAnswers, context: FieldContext): ReadAnswer {
  const given = named(answers, question, context);
  const read = given === undefined || given === '' ? { value: undefined } : readAnswer(given, question, context);
  const isOpen = 'value' in read && read.value === undefined && question.required;
  return isOpen && question.input === 'phone' ? { value: attendee.phoneNumber } : read;
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-\s]/g, '_');

/** The answer to a question. A model may write other dashes than its slug has, or its label. */
function named(answers: GivenAnswers['answers'] = {}, { slug, label }: Question, { isSpoken }: FieldContext): unknown {
  if (Object.hasOwn(answers, slug) || !isSpoken) return Object.hasOwn(answers, slug) ? answers[slug] : undefined;
  const names = [slug, label].map(plain);
  return Object.entries(answers).find(([name]) => names.includes(plain(name)))?.[1];
}

function unknownSlugs(questions: readonly Question[], answers: GivenAnswers['answers'] = {}): FieldProblem[] {
  const slugs = questions.map(({ slug }) => slug);
  return Object.keys(answers)
    .filter((slug) => !slugs.includes(slug))
    .map((slug) => ({
      field: `answers.${slug}`,
      message: `is not a question of this event type; it asks ${slugs.join(', ') || 'nothing'}`,
    }));
}
