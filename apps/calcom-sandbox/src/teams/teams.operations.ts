import { callerOf } from '../http/operation';
import type { Operation } from '../http/operation';
import { parseId } from '../http/validation';
import { isMember, ownTeam } from './team-access';
import { teamOutput } from './teams.output';

export const listTeams: Operation = {
  name: 'listTeams',
  method: 'GET',
  path: '/teams',
  auth: 'required',
  run(call) {
    const { id } = callerOf(call);
    // Those of organizations have routes of their own.
    const outside = call.store.teams.filter(({ organizationId }) => organizationId === null);
    return outside.filter((team) => isMember(team, id)).map(teamOutput);
  },
};

export const getTeam: Operation = {
  name: 'getTeam',
  method: 'GET',
  path: '/teams/:teamId',
  auth: 'required',
  run: (call) => teamOutput(ownTeam(call.store, callerOf(call), parseId(call.params['teamId']))),
};
