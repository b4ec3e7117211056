import { notFound } from '../http/errors';
import { callerOf } from '../http/operation';
import type { Call, Operation } from '../http/operation';
import { parseId, validated } from '../http/validation';
import type { EventType, Team } from '../model';
import { isAdmin, ownOrganization, ownTeam } from '../teams/team-access';
import { eventTypeOutput } from './event-types.output';
import { EventTypesQuery } from './event-types.query';

/** Public, also for other customers' teams; only the team's own key lists hidden event types and fields. */
export const listTeamEventTypes: Operation = {
  name: 'listTeamEventTypes',
  method: 'GET',
  path: '/teams/:teamId/event-types',
  auth: 'optional',
  run(call) {
    const { store, params } = call;
    const teamId = parseId(params['teamId']);
    const team = store.team(teamId);
    if (!team) throw notFound(`Team with id ${teamId} not found`);
    return listed(call, team);
  },
};

export const listOrganizationEventTypes: Operation = {
  name: 'listOrganizationEventTypes',
  method: 'GET',
  path: '/organizations/:orgId/teams/:teamId/event-types',
  auth: 'required',
  run(call) {
    const { store, params } = call;
    const organization = ownOrganization(store, callerOf(call), parseId(params['orgId']));
    const team = store.team(parseId(params['teamId']));
    if (team?.organizationId !== organization.id) throw notFound(`Team with id ${params['teamId']} not found`);
    return listed(call, team);
  },
};

function listed({ store, query, account, version }: Call, team: Team) {
  const { eventSlug, hostsLimit, sortCreatedAt } = validated(EventTypesQuery, query);
  const asAdmin = isAdmin(store, team, account);
  return store
    .eventTypesOf(team.id)
    .filter((eventType) => (asAdmin || !eventType.hidden) && (eventSlug ?? eventType.slug) === eventType.slug)
    .toSorted(byCreation(sortCreatedAt))
    .map((eventType) => eventTypeOutput(store, eventType, { version, hostsLimit, asAdmin }));
}

export const getTeamEventType: Operation = {
  name: 'getTeamEventType',
  method: 'GET',
  path: '/teams/:teamId/event-types/:eventTypeId',
  auth: 'required',
  run(call) {
    const { store, params, version } = call;
    const team = ownTeam(store, callerOf(call), parseId(params['teamId']));
    const eventType = store.eventType(parseId(params['eventTypeId']));
    if (eventType?.teamId !== team.id) throw notFound(`Event type with id ${params['eventTypeId']} not found`);
    return eventTypeOutput(store, eventType, { version, asAdmin: true });
  },
};

const byCreation = (direction: 'asc' | 'desc' | undefined) => (a: EventType, b: EventType) => {
  if (!direction) return 0;
  return a.createdAt.localeCompare(b.createdAt) * (direction === 'asc' ? 1 : -1);
};
