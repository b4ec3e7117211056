import type { Account, EventType, Team } from '../model';
import type { Store } from '../store';
import { forbidden } from '../http/errors';

/** The account's team. @throws ApiError 403, the same for a foreign team and for none. */
export function ownTeam(store: Store, account: Account, teamId: number): Team {
  const team = store.team(teamId);
  if (team?.accountId === account.id) return team;
  throw forbidden(`RolesGuard - User is not a member of the team with id=${teamId}.`);
}

/** Whether the key belongs to the team of an event type or to one of its hosts. */
export function isHostOrAdmin(store: Store, { teamId, hostIds }: EventType, account: Account | null): boolean {
  return account !== null && (store.team(teamId)?.accountId === account.id || hostIds.includes(account.id));
}
