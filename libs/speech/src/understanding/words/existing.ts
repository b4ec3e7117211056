/** Words that say nothing about a time, but whose time it is. */
const ABOUT_EXISTING = new Set(['HAVE', 'THING', 'LEISURE', 'OWN', 'MOVING']);

export const withoutExisting = (tokens: readonly string[]): string[] =>
  tokens.filter((token) => !ABOUT_EXISTING.has(token));

/**
 * What the words say about an existing appointment, whose time is not the wanted one: "ich habe um drei einen Termin"
 * excludes it; "den Termin am Montag verschieben" names it, or the time to which it is moved.
 */
export function existingIn(tokens: readonly string[]): 'excluded' | 'several' | undefined {
  const says = (token: string): boolean => tokens.includes(token);
  if (says('OWN') || (says('HAVE') && says('THING') && !says('LEISURE'))) return 'excluded';
  return says('MOVING') && !says('MOVE') && !says('TARGET') ? 'several' : undefined;
}
