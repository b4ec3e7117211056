import type { Reference } from '../calendar/wall-clock';
import type { Doubt } from '../understanding';
import { isSame, type Possibility, stillToCome } from './possibility';

/** The result of understanding words: their one possible meaning, or why that is not known. */
export type Outcome =
  { kind: 'meant'; possibility: Possibility } | { kind: 'doubt'; doubt: Doubt; choices: Possibility[] };

/** A caller cannot remember more choices that are read out. */
const MAX_CHOICES = 4;

export const doubt = (reason: Doubt, choices: readonly Possibility[] = []): Outcome => ({
  kind: 'doubt',
  doubt: reason,
  choices: choices.slice(0, MAX_CHOICES),
});

const byStart = (one: Possibility, other: Possibility): number => one.start.getTime() - other.start.getTime();

/** The possibilities that are not over, without duplicates, the nearest first. */
export function upcoming(possibilities: readonly Possibility[], reference: Reference): Possibility[] {
  const found: Possibility[] = [];
  for (const possibility of possibilities) {
    const left = stillToCome(possibility, reference);
    if (left && !found.some((other) => isSame(left, other))) found.push(left);
  }
  return found.toSorted(byStart);
}

/** The only remaining possibility, unless there is a doubt anyway. */
export function decided(
  possibilities: readonly Possibility[],
  reference: Reference,
  { isDoubtful }: { isDoubtful: boolean },
): Outcome {
  const left = upcoming(possibilities, reference);
  const [possibility] = left;
  if (possibility && left.length === 1 && !isDoubtful) return { kind: 'meant', possibility };
  if (left.length > 0) return doubt('several', left);
  return doubt(possibilities.length > 0 ? 'past' : 'contradiction');
}
