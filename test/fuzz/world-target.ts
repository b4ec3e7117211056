import { ApiClient, type Json } from '../support/client';
import { bookingOf, findOffer, type Offer } from '../support/road';
import type { SharedWorld } from '../support/shared-world';
import { PASSWORD, retellSignature, type TestCompany } from '../support/test-company';
import { type ApiDocument, operationsOf } from './document';
import type { Target } from './fuzzer';
import type { CallerKind, FuzzRequest } from './requests';
import { type Hints, written } from './values';

const MAX_PART_LENGTH = 5000;
const LATEST_WEEK = 8;

/** A whole installation as the target of the fuzzer. */
export async function worldTarget(world: SharedWorld): Promise<Target> {
  const { body } = await world.anonymous.get<ApiDocument>('/api/docs-json');
  // Own tokens, because requests revoke them and the world's tokens are still needed.
  const tokens = new Map<CallerKind, string>();
  for (const caller of ['admin', 'member', 'page', 'other'] as const)
    tokens.set(caller, await freshToken(world, caller));
  const companies = [world.salon, world.praxis];
  const branches = await Promise.all(companies.map((company) => branchOf(world, company)));
  const teams = await Promise.all(companies.map(teamIdsOf));
  let sent = 0;

  return {
    operations: operationsOf(body),
    hints: async () => hintsOf(await withFreshUsers(world), teams, branches),
    send: async (request) => {
      sent += 1;
      const { operation, caller } = request;
      const signed = signedBy(request, world.salon, sent);
      const body = signed?.body ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
      const isPage = caller === 'page';
      const answer = await new ApiClient(world.url, isPage ? undefined : tokens.get(caller)).send<unknown>(
        operation.method,
        addressOf(request),
        {
          ...(operation.method === 'GET' ? {} : { raw: body }),
          headers: {
            // Each request has its own address, so that no limit per address ends the run.
            'x-forwarded-for': `203.0.${(sent >> 8) % 256}.${sent % 256}`,
            ...(isPage && { cookie: `session=${tokens.get(caller)}`, origin: world.url }),
            ...request.headers,
            ...signed?.headers,
          },
        },
      );
      if (answer.status === 204) tokens.set(caller, await freshToken(world, caller));
      return answer;
    },
  };
}

function addressOf({ operation, path, query }: FuzzRequest): string {
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => partOf(path[name]));
  const pairs = query.map(([name, value]) => `${escaped(name)}=${escaped(value)}`);
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`;
}

const escaped = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).slice(0, MAX_PART_LENGTH).replace(/%.?$/, '');

/** Replaces an empty text and dots, which would make the path that of another route. */
function partOf(value: unknown): string {
  const text = written(value);
  return ['', '.', '..'].includes(text) ? '%20' : escaped(text);
}

/** The body as a signed call of Retell, with the fuzzed body as arguments. The forger signs with a wrong key. */
function signedBy({ operation, caller, body }: FuzzRequest, { agent }: TestCompany, callNumber: number) {
  if (caller !== 'agent' && caller !== 'forger') return undefined;
  const name = operation.path.slice(operation.path.lastIndexOf('/') + 1).replaceAll('-', '_');
  const own = body as { args?: unknown } | null | undefined;
  const call = {
    call_id: `call_${callNumber}`,
    agent_id: agent.agentId,
    direction: 'inbound',
    to_number: agent.phoneNumber,
  };
  const raw = JSON.stringify({ name, args: own?.args ?? body ?? {}, call });
  const key = caller === 'agent' ? agent.key : 'a key of no agent';
  return { body: raw, headers: { 'x-retell-signature': retellSignature(raw, key) } };
}

const branchOf = ({ provisioning }: SharedWorld, { id }: TestCompany): Promise<number> =>
  provisioning.branch(id, 'Mitte');

const teamIdsOf = async ({ admin }: TestCompany): Promise<number[]> =>
  (await admin.get<Json>('/api/calcom/teams')).body.data.map(({ id }: Json) => id);

/** The current ids of both companies, free slots, bookings and cursors. Activates every team again. */
async function hintsOf({ salon, praxis }: SharedWorld, teams: number[][], branches: number[]): Promise<Hints> {
  for (const [index, { admin }] of [salon, praxis].entries()) {
    for (const id of teams[index] ?? []) await admin.patch(`/api/calcom/teams/${id}`, { is_active: true });
  }
  const offer = await anyOffer(salon);
  const bookings = (await salon.admin.get<Json>('/api/bookings?limit=5')).body;
  const log = (await salon.admin.get<Json>('/api/audit-log?limit=1')).body;
  const days = offer.starts.slice(0, 1).map((start) => start.slice(0, 10));
  const ids = [...teams.flat(), 1_000_000];
  const query = { team_id: offer.teamId, event_type_id: offer.eventTypeId, date: days[0] ?? '' };
  const attendee = { name: 'Erika Mustermann', email: 'erika@example.org', language: 'de' };
  return {
    'GET /api/retell/check-availability?': [Object.entries(query).map(([name, value]) => [name, String(value)])],
    'POST /api/retell/check-availability': [query],
    'POST /api/retell/book-appointment': [
      ...[0, 1, 2].map((index) => bookingOf(offer, index)),
      ...offer.slotIds
        .slice(0, 3)
        .map((slot_id) => ({ slot_id, attendee, notes: 'First visit', metadata: { a: 'b' } })),
    ],
    team_id: [offer.teamId, ...ids],
    'teams/id': [offer.teamId, ...ids],
    'branches/id': [...branches, 1_000_000],
    'bookings/id': [...bookings.data.map(({ id }: Json) => id), 1_000_000],
    branch_id: branches,
    event_type_id: [offer.eventTypeId, offer.eventTypeId, 1],
    date: days,
    end_date: days,
    start: offer.starts.slice(0, 5),
    slot_id: [...offer.slotIds.slice(0, 5), offer.slotIds[0]?.replace(/.$/, '0') ?? ''],
    timezone: ['Europe/Berlin', 'America/New_York', 'UTC'],
    language: ['de'],
    phone_number: ['+4930901820', '+12025550123', '030901820'],
    duration: [15, 30, 45],
    cursor: [bookings.next_cursor, log.next_cursor].filter((cursor) => typeof cursor === 'string'),
    email: [salon.adminEmail, praxis.adminEmail, 'unknown@example.org'],
    password: [PASSWORD, 'wrong'],
    name: ['Erika Mustermann', 'Zoë 🙂 李'],
  };
}

/** A free slot of the first week that has one: long runs book up whole Mondays. */
async function anyOffer(company: TestCompany, weeks = 1): Promise<Offer> {
  return findOffer(company, weeks).catch((error: unknown) => {
    if (weeks === LATEST_WEEK) throw error;
    return anyOffer(company, weeks + 1);
  });
}

/** The world with new users, as requests remove users and tokens by any number. */
async function withFreshUsers(world: SharedWorld): Promise<SharedWorld> {
  const { url, salon, praxis } = world;
  const [admin, theirs] = await Promise.all(
    (['admin', 'other'] as const).map(async (caller) => new ApiClient(url, await freshToken(world, caller))),
  );
  return {
    ...world,
    salon: { ...salon, admin: admin ?? salon.admin, member: admin ?? salon.member },
    praxis: { ...praxis, admin: theirs ?? praxis.admin, member: theirs ?? praxis.member },
  };
}

/** The token of a new user of the caller's company and role. */
async function freshToken({ provisioning, salon, praxis }: SharedWorld, caller: CallerKind): Promise<string> {
  const { id } = caller === 'other' ? praxis : salon;
  const email = `${caller}-${Date.now()}-${Math.random()}@example.org`;
  return provisioning.token(id, await provisioning.user(id, { email, role: caller === 'member' ? 'member' : 'admin' }));
}
