import { type Argument, type Question, QUESTIONS } from './questions';

/** What is sent of what was typed: the arguments of the question that are not empty. */
export function argsOf(question: Question, typed: Readonly<Record<Argument, string>>): Record<string, string> {
  const given = QUESTIONS[question].map((argument): [string, string] => [argument, typed[argument].trim()]);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}
