import type { Account, Team } from '../model';
import type { Store } from '../store';
import { forbidden } from '../http/errors';

/** The account's team. @throws ApiError 403, the same for a foreign team and for none. */
export function ownTeam(store: Store, account: Account, teamId: number): Team {
  const team = store.team(teamId);
  if (team?.accountId === account.id) return team;
  throw forbidden(`RolesGuard - User is not a member of the team with id=${teamId}.`);
}
