/** What somebody answered in the form of a service: a text, a number, a choice of several, or a tick. */
export function answerText(answer: unknown, yes: string, no: string): string {
  if (typeof answer === 'boolean') return answer ? yes : no;
  if (Array.isArray(answer)) return answer.join(', ');
  return typeof answer === 'object' && answer !== null ? JSON.stringify(answer) : String(answer);
}
