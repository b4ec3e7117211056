import type { Team } from '@app/teams';
import type { Locale } from '@app/speech';
import type { ReceptionAnswer } from './answer';
import { phrases } from './phrases';

/** More would be too many to listen to. */
const TEAMS_TO_OFFER = 3;
const MAX_BYTES = 1000;

/**
 * The answer about a team that takes no questions and no bookings: which others do.
 * @param active the company's active teams, the default first.
 */
export function inactiveTeamAnswer(active: readonly Pick<Team, 'id' | 'name'>[], locale: Locale): ReceptionAnswer {
  for (let count = Math.min(active.length, TEAMS_TO_OFFER); ; count--) {
    const answer = offering(active.slice(0, count), locale);
    // Names may be as long as a few of them together are too much.
    if (count === 0 || Buffer.byteLength(JSON.stringify(answer)) < MAX_BYTES) return answer;
  }
}

const offering = (others: readonly Pick<Team, 'id' | 'name'>[], locale: Locale): ReceptionAnswer => ({
  ok: false,
  reason: 'team_inactive',
  say: phrases[locale].teamInactive(others.map(({ name }) => name)),
  teams: others.map(({ id, name }) => ({ team_id: id, name })),
});
