import type { CalcomTeam } from './answers';
import { type Listed, merged } from './listed';
import { isNotShown } from './not-shown';
import type { OperationName } from './operations';

type ListOperation = Extract<OperationName, 'listTeams' | 'listOrganizationTeams' | 'listOwnOrganizationTeams'>;
type List = (operation: ListOperation, organizationId?: number) => Promise<Listed<CalcomTeam>>;

/** Upper limit of nested organizations; more are assumed to be a mistake. */
const MAX_ORGANIZATIONS = 100;

/**
 * The teams that the key of an organization's member can reach: those of the organization and its sub-organizations,
 * and those outside. Administrators list all teams of an organization, members only their own.
 * @throws CalcomApiException when one list fails, since its contents are unknown then.
 */
export async function organizationTeams(list: List, organizationId: number): Promise<Listed<CalcomTeam>> {
  // Customers of the organization plan may lack the routes for teams outside.
  const lists = [
    await unlessRefused(
      () => list('listTeams'),
      () => ({ items: [], problems: [] }),
    ),
  ];
  const found = new Set([organizationId]);
  for (const id of found) {
    const isOwn = id === organizationId;
    lists.push(
      await unlessRefused(
        () => list('listOrganizationTeams', id),
        () => (isOwn ? list('listOwnOrganizationTeams', id) : memberTeams(list, id)),
      ),
    );
    for (const team of lists.flatMap(({ items }) => items)) {
      if (team.isOrganization && found.size < MAX_ORGANIZATIONS) found.add(team.id);
    }
  }
  return merged(lists);
}

/** A member's teams of a sub-organization. If the key may not list them, it is unknown which of them were deleted. */
const memberTeams = (list: List, id: number): Promise<Listed<CalcomTeam>> =>
  unlessRefused(
    () => list('listOwnOrganizationTeams', id),
    () => {
      const message = `the teams of organization ${id} may not be listed with this key; no team is switched off`;
      return { items: [], problems: [{ object: 'team', calcomId: null, field: '', message }] };
    },
  );

async function unlessRefused<T>(work: () => Promise<T>, otherwise: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isNotShown(error)) throw error;
    return otherwise();
  }
}
