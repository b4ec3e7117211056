import { randomUUID } from 'node:crypto';
import { notFound } from '../http/errors';
import { type Call, callerOf, type Operation } from '../http/operation';
import { parseId, validated } from '../http/validation';
import type { Webhook } from '../model';
import { administeredOrganization, ownTeam } from '../teams/team-access';
import { webhookOutput } from './webhook.output';
import { OffsetPage } from '../http/offset-page';
import { CreateWebhookInput } from './webhook.input';

type Scope = Pick<Webhook, 'eventTypeId' | 'organizationId'>;

/** Where a webhook can be set up: its path, and what its events are of. */
interface Kind {
  of: string;
  path: string;
  /** @throws ApiError 403 or 404 for what the key may not see. */
  scopeOf(call: Call): Scope;
}

const TEAM_EVENT_TYPE: Kind = {
  of: 'TeamEventType',
  path: '/teams/:teamId/event-types/:eventTypeId/webhooks',
  scopeOf(call) {
    const team = ownTeam(call.store, callerOf(call), parseId(call.params['teamId']));
    const eventTypeId = parseId(call.params['eventTypeId']);
    if (call.store.eventType(eventTypeId)?.teamId !== team.id)
      throw notFound(`Event type with id ${eventTypeId} not found`);
    return { eventTypeId, organizationId: null };
  },
};

const ORGANIZATION: Kind = {
  of: 'Organization',
  path: '/organizations/:orgId/webhooks',
  scopeOf(call) {
    const { id: organizationId } = administeredOrganization(call.store, callerOf(call), parseId(call.params['orgId']));
    return { eventTypeId: null, organizationId };
  },
};

const isIn = (scope: Scope) => (webhook: Webhook) =>
  webhook.eventTypeId === scope.eventTypeId && webhook.organizationId === scope.organizationId;

const create = ({ of, path, scopeOf }: Kind): Operation => ({
  name: `create${of}Webhook`,
  method: 'POST',
  path,
  auth: 'required',
  status: 201,
  run(call) {
    const scope = scopeOf(call);
    const input = validated(CreateWebhookInput, call.body);
    const webhook: Webhook = {
      ...scope,
      id: randomUUID(),
      subscriberUrl: input.subscriberUrl,
      active: input.active,
      triggers: input.triggers,
      secret: input.secret ?? null,
      payloadTemplate: input.payloadTemplate ?? null,
      version: input.version ?? '2021-10-20',
      time: input.time ?? null,
      timeUnit: input.timeUnit ?? null,
    };
    call.store.webhooks.push(webhook);
    return webhookOutput(webhook);
  },
});

const list = ({ of, path, scopeOf }: Kind): Operation => ({
  name: `list${of}Webhooks`,
  method: 'GET',
  path,
  auth: 'required',
  run(call) {
    const scope = scopeOf(call);
    const { take = 250, skip = 0 } = validated(OffsetPage, call.query);
    return call.store.webhooks
      .filter(isIn(scope))
      .slice(skip, skip + take)
      .map(webhookOutput);
  },
});

/** @throws ApiError 404 for one of another scope. */
function found(call: Call, scope: Scope): Webhook {
  const id = call.params['webhookId'];
  const webhook = call.store.webhooks.filter(isIn(scope)).find((candidate) => candidate.id === id);
  if (!webhook) throw notFound(`Webhook (${id}) not found`);
  return webhook;
}

const one = ({ of, path, scopeOf }: Kind): Operation => ({
  name: `get${of}Webhook`,
  method: 'GET',
  path: `${path}/:webhookId`,
  auth: 'required',
  run: (call) => webhookOutput(found(call, scopeOf(call))),
});

const remove = ({ of, path, scopeOf }: Kind): Operation => ({
  name: `delete${of}Webhook`,
  method: 'DELETE',
  path: `${path}/:webhookId`,
  auth: 'required',
  run(call) {
    const webhook = found(call, scopeOf(call));
    call.store.webhooks = call.store.webhooks.filter((other) => other !== webhook);
    return webhookOutput(webhook);
  },
});

/** Webhooks of an event type of a team, and of an organization. There are none of a whole team. */
export const WEBHOOK_OPERATIONS: readonly Operation[] = [TEAM_EVENT_TYPE, ORGANIZATION].flatMap((kind) => [
  create(kind),
  list(kind),
  one(kind),
  remove(kind),
]);
