import { type Candidate, firstOfEachTeam, inAskingOrder, type Unasked } from './asking-order';
import type { Ranking } from './ranking';

/** What a search may cost. */
export interface Budget {
  maxCalls: number;
  isTimeLeft: () => boolean;
}

/**
 * Asks candidates until no other one could have a slot among the first. First together are the default team and all
 * whom its answer cannot rule out; then, as a caller may be waiting on the phone, all that are left, and no third time.
 * @param ask adds what it finds to the ranking. Called for each team once at most.
 * @returns those that were not asked.
 */
export async function askInRounds<C extends Candidate>(
  candidates: readonly C[],
  ranking: Ranking<C>,
  ask: (candidate: C) => Promise<void>,
  { maxCalls, isTimeLeft }: Budget,
): Promise<Map<C, Unasked>> {
  const waiting = new Set(inAskingOrder(candidates));
  const teams = new Set<number>();
  const isPromising = (candidate: C): boolean =>
    candidate.notBefore < candidate.end && ranking.hasPlaceFor(candidate, candidate.notBefore);
  while (teams.size < maxCalls && isTimeLeft()) {
    const open = firstOfEachTeam([...waiting].filter((one) => !teams.has(one.teamId) && isPromising(one)));
    const [first] = open;
    if (!first) break;
    const isFirstRound = teams.size === 0;
    const round = open
      .filter(({ notBefore }) => !isFirstRound || notBefore <= first.notBefore)
      .slice(0, maxCalls - teams.size);
    for (const candidate of round) {
      waiting.delete(candidate);
      teams.add(candidate.teamId);
    }
    await Promise.all(round.map(ask));
  }
  return new Map([...waiting].map((candidate) => [candidate, isPromising(candidate) ? 'not_asked' : 'not_earlier']));
}
