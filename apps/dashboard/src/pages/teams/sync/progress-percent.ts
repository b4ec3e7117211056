import type { Progress } from './use-run-progress';

/** So that a bar is seen at all. */
const LEAST = 4;
/** Share of the first part, the list of teams, which has no steps to count. */
const TEAMS_PART = 20;

/** How full the bar is, from 0 to 100; it never goes back when the second part begins. */
export function progressPercent({ phase, done, total }: Progress): number {
  if (phase === 'teams') return LEAST;
  const share = total > 0 ? Math.min(1, done / total) : 1;
  return TEAMS_PART + Math.round(share * (100 - TEAMS_PART));
}
