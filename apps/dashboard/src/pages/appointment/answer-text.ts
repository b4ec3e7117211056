/** The attendee's answer to a question of the booking form: a text, a number, several options, or a boolean. */
export function answerText(answer: unknown, yes: string, no: string): string {
  if (typeof answer === 'boolean') return answer ? yes : no;
  if (Array.isArray(answer)) return answer.join(', ');
  return typeof answer === 'object' && answer !== null ? JSON.stringify(answer) : String(answer);
}
