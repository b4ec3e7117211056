import type { Account, EventType, Organization, Team } from '../model';
import type { Store } from '../store';
import { forbidden } from '../http/errors';

/** The account's team. @throws ApiError 403, the same for a foreign team and for none. */
export function ownTeam(store: Store, account: Account, teamId: number): Team {
  const team = store.team(teamId);
  if (team && isAdmin(store, team, account)) return team;
  throw forbidden(`RolesGuard - User is not a member of the team with id=${teamId}.`);
}

export const isMember = ({ accountId, memberIds }: Team, id: number): boolean =>
  accountId === id || memberIds.includes(id);

/** Whether the account administers the team, itself or as an administrator of its organization. */
export const isAdmin = (store: Store, { accountId, organizationId }: Team, account: Account | null): boolean =>
  accountId === account?.id || (organizationId !== null && administers(store, account, organizationId));

/** @throws ApiError 403 unless the account administers the organization or one above it. */
export function administeredOrganization(store: Store, account: Account, id: number): Organization {
  const organization = store.organization(id);
  if (organization && administers(store, account, id)) return organization;
  throw forbidden(`RolesGuard - User is not an admin of the organization with id=${id}.`);
}

/** @throws ApiError 403 unless the account belongs to the organization. */
export function ownOrganization(store: Store, account: Account, id: number): Organization {
  const organization = store.organization(id);
  if (organization?.memberIds.includes(account.id) || (organization && administers(store, account, id)))
    return organization;
  throw forbidden(`RolesGuard - User is not a member of the organization with id=${id}.`);
}

function administers(store: Store, account: Account | null, id: number): boolean {
  const organization = store.organization(id);
  if (!organization || !account) return false;
  const { adminIds, parentId } = organization;
  return adminIds.includes(account.id) || (parentId !== null && administers(store, account, parentId));
}

/** Whether the key belongs to the team of an event type or to one of its hosts. */
export function isHostOrAdmin(store: Store, { teamId, hostIds }: EventType, account: Account | null): boolean {
  return account !== null && (store.team(teamId)?.accountId === account.id || hostIds.includes(account.id));
}
