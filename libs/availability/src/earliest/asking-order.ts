import type { Source } from './ranking';

/** An event type of a team that may be asked about. */
export interface Candidate extends Source {
  teamId: number;
  isDefault: boolean;
  /** Milliseconds since 1970: it has no earlier slot. */
  notBefore: number;
  /** When the range of the question ends where the team is. */
  end: number;
}

/**
 * Why a candidate was not asked. `not_earlier`: no slot of it could be among those that were found; `not_asked`: one
 * could, but no more calls were allowed.
 */
export type Unasked = 'not_earlier' | 'not_asked';

/** The default team first, then who could have the earliest slot. */
export const inAskingOrder = <C extends Candidate>(candidates: readonly C[]): C[] =>
  candidates.toSorted(
    (a, b) => Number(b.isDefault) - Number(a.isDefault) || a.notBefore - b.notBefore || a.rank - b.rank,
  );

export const firstOfEachTeam = <C extends Candidate>(candidates: readonly C[]): C[] => {
  const teams = new Set<number>();
  return candidates.filter(({ teamId }) => teams.size < teams.add(teamId).size);
};
