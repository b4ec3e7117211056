import { callerOf } from '../http/operation';
import type { Operation } from '../http/operation';
import { parseId } from '../http/validation';
import { ownTeam } from './team-access';
import { teamOutput } from './teams.output';

export const listTeams: Operation = {
  name: 'listTeams',
  method: 'GET',
  path: '/teams',
  auth: 'required',
  run(call) {
    const { id } = callerOf(call);
    return call.store.teams.filter((team) => team.accountId === id).map(teamOutput);
  },
};

export const getTeam: Operation = {
  name: 'getTeam',
  method: 'GET',
  path: '/teams/:teamId',
  auth: 'required',
  run: (call) => teamOutput(ownTeam(call.store, callerOf(call), parseId(call.params['teamId']))),
};
