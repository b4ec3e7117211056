import type { Account, Team } from '../model';
import type { Store } from '../store';
import { forbidden } from '../http/errors';

/** Membership comes before existence: a team that is gone and a stranger's team give the same refusal. */
export function ownTeam(store: Store, account: Account, teamId: number): Team {
  const team = store.team(teamId);
  if (team?.accountId === account.id) return team;
  throw forbidden(`RolesGuard - User is not a member of the team with id=${teamId}.`);
}
