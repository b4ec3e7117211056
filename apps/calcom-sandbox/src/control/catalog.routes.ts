import type { FastifyInstance } from 'fastify';
import type { SandboxState } from '../http/serve';
import type { EventType, Host, Organization, Team } from '../model';
import { eventType, host, hoursOn, organization, team } from '../seed/builders';
import { known } from './known';
import {
  eventTypePatchSchema,
  newEventTypeSchema,
  newHostSchema,
  newOrganizationSchema,
  newTeamSchema,
  teamPatchSchema,
} from './schemas';

interface ById {
  Params: { id: string };
}

/** Changes made at Cal.com itself: teams and event types are added, edited and removed. */
export function catalogRoutes(app: FastifyInstance, { store }: SandboxState): void {
  app.post<{ Body: Pick<Team, 'accountId' | 'name' | 'slug'> & Partial<Team> }>(
    '/teams',
    { schema: { body: newTeamSchema } },
    ({ body }, reply) => {
      known(store.accounts.find(({ id }) => id === body.accountId));
      const added = team({ id: nextId(store.teams), ...body });
      store.teams.push(added);
      return reply.code(201).send(added);
    },
  );

  app.post<{ Body: Pick<Organization, 'name' | 'slug'> & Partial<Organization> }>(
    '/organizations',
    { schema: { body: newOrganizationSchema } },
    ({ body }, reply) => {
      const added = organization({ id: nextId([...store.organizations, ...store.teams]), ...body });
      store.organizations.push(added);
      return reply.code(201).send(added);
    },
  );

  app.patch<ById & { Body: Partial<Team> }>('/teams/:id', { schema: { body: teamPatchSchema } }, ({ params, body }) =>
    Object.assign(known(store.team(Number(params.id))), body),
  );

  app.delete<ById>('/teams/:id', ({ params }, reply) => {
    store.removeTeam(known(store.team(Number(params.id))).id);
    return reply.code(204).send();
  });

  app.post<{ Body: Pick<EventType, 'teamId' | 'title' | 'slug' | 'lengthInMinutes'> & Partial<EventType> }>(
    '/event-types',
    { schema: { body: newEventTypeSchema } },
    ({ body }, reply) => {
      known(store.team(body.teamId));
      const added = eventType({ id: nextId(store.eventTypes), hostIds: [], ...body });
      store.eventTypes.push(added);
      return reply.code(201).send(added);
    },
  );

  app.patch<ById & { Body: Partial<EventType> }>(
    '/event-types/:id',
    { schema: { body: eventTypePatchSchema } },
    ({ params, body }) => Object.assign(known(store.eventType(Number(params.id))), body),
  );

  app.post<{ Body: Pick<Host, 'name'> & Partial<Host> }>(
    '/hosts',
    { schema: { body: newHostSchema } },
    ({ body }, reply) => {
      const userId = Math.max(0, ...store.hosts.map(({ userId: id }) => id)) + 1;
      const username = `host-${userId}`;
      const added = host({ userId, username, email: `${username}@example.com`, hours: ALWAYS, ...body });
      store.hosts.push(added);
      return reply.code(201).send(added);
    },
  );

  app.delete<ById>('/event-types/:id', ({ params }, reply) => {
    const gone = known(store.eventType(Number(params.id)));
    store.eventTypes = store.eventTypes.filter((candidate) => candidate !== gone);
    return reply.code(204).send();
  });
}

const ALWAYS = hoursOn([1, 2, 3, 4, 5, 6, 7], ['00:00', '24:00']);

const nextId = (things: readonly { id: number }[]) => Math.max(0, ...things.map(({ id }) => id)) + 1;
