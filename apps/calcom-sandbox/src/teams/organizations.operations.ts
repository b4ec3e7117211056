import { OffsetPage } from '../http/offset-page';
import { callerOf } from '../http/operation';
import type { Call, Operation } from '../http/operation';
import { parseId, validated } from '../http/validation';
import type { Organization } from '../model';
import { administeredOrganization, isMember, ownOrganization } from './team-access';
import { organizationOutput, teamOutput } from './teams.output';

/** All teams of an organization, its sub-organizations among them, for its administrators. */
export const listOrganizationTeams: Operation = {
  name: 'listOrganizationTeams',
  method: 'GET',
  path: '/organizations/:orgId/teams',
  auth: 'required',
  run(call) {
    const organization = administeredOrganization(call.store, callerOf(call), parseId(call.params['orgId']));
    const below = call.store.organizations.filter(({ parentId }) => parentId === organization.id);
    return paged(call, [...teamsOf(call, organization).map(teamOutput), ...below.map(organizationOutput)]);
  },
};

/** Those that the key's owner is a member of. */
export const listOwnOrganizationTeams: Operation = {
  name: 'listOwnOrganizationTeams',
  method: 'GET',
  path: '/organizations/:orgId/teams/me',
  auth: 'required',
  run(call) {
    const caller = callerOf(call);
    const organization = ownOrganization(call.store, caller, parseId(call.params['orgId']));
    return paged(
      call,
      teamsOf(call, organization)
        .filter((team) => isMember(team, caller.id))
        .map(teamOutput),
    );
  },
};

const teamsOf = ({ store }: Call, { id }: Organization) =>
  store.teams.filter(({ organizationId }) => organizationId === id);

/** Without a word about further pages. */
function paged<T>({ query }: Call, items: T[]): T[] {
  const { take = 250, skip = 0 } = validated(OffsetPage, query);
  return items.slice(skip, skip + take);
}
