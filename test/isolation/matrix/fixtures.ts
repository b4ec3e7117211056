import { DateTime } from 'luxon';
import type { ApiClient, Json } from '../../support/client';
import type { TestCompany } from '../../support/world';

/** Kinds of things that belong to a company and can be named in a request. */
export type Kind =
  | 'team'
  | 'branch'
  | 'user'
  | 'token'
  | 'booking'
  | 'event type'
  | 'slot'
  | 'cursor'
  | 'idempotency key'
  | 'webhook endpoint'
  | 'webhook delivery'
  | 'sync run'
  | 'agent'
  | 'agent at Retell'
  | 'call'
  | 'callback'
  | 'booking code';

/** For each kind, the id of one. */
export type Things = Record<Kind, string | number>;

/** The kind that a field or header of this name identifies. */
const KIND_OF_FIELD: Record<string, Kind> = {
  team_id: 'team',
  team_ids: 'team',
  branch_id: 'branch',
  user_id: 'user',
  event_type_id: 'event type',
  booking_id: 'booking',
  event_type_ids: 'event type',
  slot_id: 'slot',
  code: 'booking code',
  cursor: 'cursor',
  'Idempotency-Key': 'idempotency key',
  idempotency_key: 'idempotency key',
};

/**
 * Cal.com's and Retell's own: anything can be entered, and nothing is looked up by it. A `call_id` narrows the list of the
 * caller's own callbacks; `test/api/callbacks.spec.ts` names one of another company's calls.
 */
const IDS_ELSEWHERE = ['calcom_team_id', 'calcom_key', 'api_key', 'call_id'];
/** An agent that is registered may be anybody's at Retell; one whose tools are asked for is the company's. */
const AGENT_AT_RETELL = 'agent_id';
const TOOLS = '/api/retell/tools';

/** The kind that `{id}` identifies below these paths, and that parameters of other names do. */
const KIND_OF_PATH: Record<string, Kind> = {
  '/api/calcom/teams/{id}': 'team',
  '/api/branches/{id}': 'branch',
  '/api/users/{id}': 'user',
  '/api/tokens/{id}': 'token',
  '/api/bookings/{id}': 'booking',
  '/api/webhook-endpoints/{id}': 'webhook endpoint',
  '/api/calcom/sync-runs/{id}': 'sync run',
  '/api/retell/agents/{id}': 'agent',
  '/api/retell/calls/{id}': 'call',
  '/api/callbacks/{id}': 'callback',
};
const KIND_OF_PART: Record<string, Kind> = { n: 'webhook delivery' };
/** Whoever calls them is known by the signature alone, which each subscription has a secret of its own for. */
const SIGNED = '/api/webhooks/';

/**
 * The kind that a parameter identifies, or undefined when it identifies nothing.
 * @throws Error for a name that looks like an id and is unknown, so that a new kind cannot be left out of the matrix.
 */
export function kindOf(path: string, field: string, isInPath: boolean): Kind | undefined {
  const known = isInPath
    ? (KIND_OF_PART[field] ?? Object.entries(KIND_OF_PATH).find(([prefix]) => path.startsWith(prefix))?.[1])
    : KIND_OF_FIELD[field];
  if (known) return known;
  if (path.startsWith(SIGNED)) return undefined;
  if (!isInPath && IDS_ELSEWHERE.includes(field)) return undefined;
  if (!isInPath && field === AGENT_AT_RETELL) return path === TOOLS ? 'agent at Retell' : undefined;
  if (isInPath || /(^|_)ids?$|cursor|key$/i.test(field)) throw new Error(`What does "${field}" of ${path} name?`);
  return undefined;
}

/** For each kind, an id that no company has. */
export const NONEXISTENT: Things = {
  team: 987_654,
  branch: 987_654,
  user: 987_654,
  token: 987_654,
  booking: 987_654,
  'event type': 9_876_543,
  slot: '5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e',
  cursor: 'bm90aGluZw',
  'idempotency key': 'an-unused-key',
  'webhook endpoint': 987_654,
  'webhook delivery': 987_654,
  'sync run': 987_654,
  agent: 987_654,
  'agent at Retell': 'agent_nobody',
  call: 'call_nobody',
  callback: 987_654,
  'booking code': 'ZZZZZZZZ',
};

const monday = DateTime.now().setZone('Europe/Berlin').plus({ weeks: 2 }).startOf('week');

/** A day on which everybody works. */
export const WORKING_DAY = monday.toISODate() ?? '';

/** Creates one thing of each kind for a company, through the API under test, with the team at this place of its list. */
export async function furnish(
  company: TestCompany,
  openBranch: () => Promise<number>,
  secret: string,
  place = 0,
): Promise<Things> {
  const { admin } = company;
  const branch = await openBranch();
  const { data: teams } = (await admin.get('/api/calcom/teams')).body;
  const team = teams[place];
  await admin.patch(`/api/calcom/teams/${team.id}`, { branch_id: branch, is_default: true });
  const eventTypes: Json[] = (await admin.get(`/api/calcom/teams/${team.id}/event-types`)).body.data;
  const eventType = eventTypes.find(({ slug }) => ['herrenhaarschnitt', 'krankengymnastik'].includes(slug));
  const check = `/api/retell/check-availability?team_id=${team.id}&event_type_id=${eventType.id}&date=${WORKING_DAY}`;
  const slots: Json[] = (await admin.get(check)).body.data.slots;
  const key = `key-${secret}`;
  const attendee = { name: `Attendee ${secret}`, email: `${secret}@example.org` };
  const bookings: Json[] = [];
  for (const { slot_id } of slots.slice(0, 2)) {
    const body = { slot_id, attendee, notes: `Note ${secret}` };
    const headers = { 'idempotency-key': `${key}-${bookings.length}` };
    const booked = await admin.post('/api/retell/book-appointment', body, { headers });
    bookings.push(booked.body.data);
  }
  const address = `colleague-${secret}-${branch}@example.org`;
  const { id: user } = (await admin.post('/api/users', { email: address, role: 'member' })).body.data;
  const { id: token } = (await admin.post('/api/tokens', { name: secret, user_id: user })).body.data;
  const webhook = await receive(admin, secret, teams.at(-1).id);
  const [{ id: syncRun }] = (await admin.get('/api/calcom/sync-runs?limit=1')).body.data;
  const agentId = `agent_of_${secret}_${branch}`;
  const agent = { agent_id: agentId, api_key: `key_of_${secret}`, team_id: team.id };
  const { id: agentRow } = (await admin.post('/api/retell/agents', agent)).body.data;
  const call = `call_of_${secret}_${branch}`;
  await company.call(
    '/api/retell/check-availability',
    { team_id: team.id, event_type_id: eventType.id, date: WORKING_DAY },
    { call_id: call },
  );
  await admin.get(`/api/retell/calls/${call}`);
  const wish = { name: `Caller ${secret}`, phone: '+4930901820', notes: `Callback ${secret}` };
  const { data: callback } = (await admin.post('/api/retell/request-callback', wish)).body;
  // Values that both companies have are no secret of either.
  await admin.patch(`/api/callbacks/${callback.callback_id}`, { done: true });
  await admin.post(`/api/bookings/${bookings[1]?.id}/reschedule`, { slot_id: slots[2].slot_id });
  await admin.post(`/api/bookings/${bookings[1]?.id}/cancel`, {});
  const { next_cursor: cursor } = (await admin.get('/api/bookings?limit=1')).body;
  return {
    team: team.id,
    branch,
    user,
    token,
    booking: bookings[0]?.id,
    'event type': eventType.id,
    slot: slots.at(-1).slot_id,
    cursor,
    'idempotency key': `${key}-0`,
    'webhook endpoint': webhook.endpoint,
    'webhook delivery': webhook.delivery,
    'sync run': syncRun,
    agent: agentRow,
    'agent at Retell': agentId,
    call,
    callback: callback.callback_id,
    'booking code': bookings[0]?.code,
  };
}

/** An endpoint with an event that waits: switched off, so that nothing changes by itself. */
async function receive(
  admin: ApiClient,
  secret: string,
  teamId: number,
): Promise<Record<'endpoint' | 'delivery', number>> {
  const url = `https://${secret}.example/hooks`;
  const { id: endpoint } = (await admin.post('/api/webhook-endpoints', { url })).body.data;
  await admin.patch(`/api/calcom/teams/${teamId}`, { is_active: false });
  await admin.patch(`/api/webhook-endpoints/${endpoint}`, { active: false });
  await admin.patch(`/api/calcom/teams/${teamId}`, { is_active: true });
  const [delivery] = (await admin.get(`/api/webhook-endpoints/${endpoint}/deliveries`)).body.data;
  return { endpoint, delivery: delivery.id };
}
