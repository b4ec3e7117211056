import { DateTime } from 'luxon';
import { SALON_KEY } from '../../../apps/calcom-sandbox/src';
import type { World } from '../../support/world';
import { PASSWORD } from '../../support/world';
import { Caller, type Exchange } from './caller';

export const ATTENDEE = {
  name: 'Gerlinde Geheimrat',
  email: 'gerlinde.geheimrat@attendee.example',
  phone_number: '+4915112345678',
};
export const CALLER_NUMBER = '+4915187654321';
export const WRONG_PASSWORD = 'what-she-typed-by-mistake';
/** A constraint of the database refuses this name. */
export const UNLUCKY = 'Unlucky Geheimrat';

const BERLIN = 34_209;
const MENS_HAIRCUT = 2_563_193;
const TIMEOUT_MS = 300;

/** Variables of the process under test. */
export const TOUR_VARIABLES = { LOG_LEVEL: 'trace', CALCOM_TIMEOUT_MS: String(TIMEOUT_MS), BREAKER_FAILURES: '1000' };

/** Sends good and bad requests to every part of the API. @returns every request with its answer. */
export async function takeTour(world: World, url: string): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const { salon, praxis } = world;
  const callers = {
    anonymous: new Caller(exchanges, 'anonymous', url),
    admin: new Caller(exchanges, 'admin', url, salon.adminToken),
    member: new Caller(exchanges, 'member', url, salon.memberToken),
    stranger: new Caller(exchanges, 'stranger', url, praxis.adminToken),
  };
  await signIn(world, callers.anonymous);
  const slots = await road(callers);
  await voices(world, callers.anonymous, slots);
  await wrongCredentials(world, url, exchanges);
  await badInput(callers);
  await calcomTrouble(world, callers, slots);
  await databaseTrouble(world, callers, slots);
  await stranger(callers.stranger);
  return exchanges;
}

type Callers = Record<'anonymous' | 'admin' | 'member' | 'stranger', Caller>;

interface Slots {
  teamId: number;
  starts: string[];
}

const bookingOf = ({ teamId, starts }: Slots, index: number, attendee: object = ATTENDEE) => ({
  team_id: teamId,
  event_type_id: MENS_HAIRCUT,
  start: starts.at(index),
  attendee,
  notes: `Call back under ${ATTENDEE.phone_number}`,
});

const BOOK = '/api/retell/book-appointment';

async function signIn({ salon }: World, anonymous: Caller): Promise<void> {
  const signIn = (email: string, password: string) => anonymous.post('/api/auth/tokens', { email, password });
  await signIn(salon.adminEmail, WRONG_PASSWORD);
  await signIn('unknown@attendee.example', PASSWORD);
  await signIn('no address', PASSWORD);
  await anonymous.post('/api/auth/tokens', { email: salon.adminEmail, password: [PASSWORD], secret: PASSWORD });
}

async function road({ admin, member }: Callers): Promise<Slots> {
  await admin.post('/api/calcom/teams/sync');
  const { body } = await member.get('/api/calcom/teams');
  const team = body.data.find((candidate: { calcom_team_id: number }) => candidate.calcom_team_id === BERLIN);
  await admin.post(`/api/calcom/teams/${team.id}/sync-event-types`);
  await admin.send('PATCH', `/api/calcom/teams/${team.id}`, { body: { is_default: true } });
  await member.get(`/api/calcom/teams/${team.id}/event-types`);
  const monday = DateTime.now().setZone('Europe/Berlin').plus({ weeks: 2 }).startOf('week').toISODate();
  const query = `team_id=${team.id}&event_type_id=${MENS_HAIRCUT}&date=${monday}`;
  const free = await member.get(`/api/retell/check-availability?${query}`);
  const slots = { teamId: team.id, starts: free.body.data.slots.map(({ start }: { start: string }) => start) };
  const sent = { body: bookingOf(slots, 0), headers: { 'idempotency-key': 'once' } };
  for (const _ of ['first', 'again']) await member.send('POST', BOOK, sent);
  await member.post(BOOK, bookingOf(slots, 0));
  for (const path of ['/api/bookings', '/api/bookings/1', '/api/branches', '/api/auth/me', '/api/audit-log'])
    await admin.get(path);
  for (const path of ['/health/ready', '/api/docs-json']) await member.get(path);
  return slots;
}

async function voices({ salon }: World, caller: Caller, { teamId, starts }: Slots): Promise<void> {
  const call = { from_number: CALLER_NUMBER, transcript: `I am ${ATTENDEE.name}, write to ${ATTENDEE.email}` };
  const { phone_number, ...person } = ATTENDEE;
  const booking = { team_id: teamId, event_type_id: MENS_HAIRCUT, start: starts.at(2), ...person, phone: phone_number };
  await caller.call(salon, '/api/retell/check-availability', { event_type_id: MENS_HAIRCUT, date: starts[0] }, call);
  await caller.call(salon, BOOK, booking, call);
  await caller.call(salon, BOOK, { ...booking, start: 'soon' }, call);
  await caller.call(salon, BOOK, { ...booking, unknown: ATTENDEE.email }, call);
  await caller.call(salon, BOOK, booking, call, 'another key');
  await caller.call(salon, BOOK, booking, { ...call, agent_id: ATTENDEE.email });
}

async function wrongCredentials({ salon, praxis }: World, url: string, exchanges: Exchange[]): Promise<void> {
  const [id, secret] = salon.adminToken.split('|');
  const [otherId] = praxis.adminToken.split('|');
  for (const token of [`${otherId}|${secret}`, `${id}|x${secret}`, `${id}${secret}`, `999999|${secret}`]) {
    await new Caller(exchanges, 'thief', url, token).get('/api/auth/me');
  }
  const thief = new Caller(exchanges, 'thief', url);
  await thief.get(`/api/calcom/teams?token=${encodeURIComponent(salon.adminToken)}&access_token=${secret}`);
  await thief.send('GET', '/api/auth/me', { headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` } });
  await thief.send('GET', '/api/auth/me', { headers: { cookie: `token=${salon.adminToken}`, 'x-api-key': SALON_KEY } });
  await thief.get(`/api/bookings/${ATTENDEE.email}/`);
  await thief.get(`/api/no/such/${encodeURIComponent(salon.adminToken)}`);
}

async function badInput({ admin, member }: Callers): Promise<void> {
  const broken = `{"attendee": {"email": "${ATTENDEE.email}", "phone_number": "${ATTENDEE.phone_number}"`;
  await member.send('POST', BOOK, { raw: broken });
  await member.send('POST', BOOK, { raw: broken, headers: { 'content-type': 'text/plain' } });
  await member.send('POST', BOOK, { raw: Buffer.from([0xff, 0x00, ...Buffer.from(broken)]) });
  await member.post(BOOK, { attendee: { ...ATTENDEE, [ATTENDEE.email]: ATTENDEE.phone_number } });
  await member.post(BOOK, { attendee: { ...ATTENDEE, email: `${ATTENDEE.phone_number} ${ATTENDEE.email}` } });
  await member.get(`/api/bookings?cursor=${ATTENDEE.email}&status=${ATTENDEE.phone_number}`);
  await member.get(`/api/calcom/teams/${ATTENDEE.phone_number}`);
  await admin.send('PATCH', '/api/calcom/teams/1', { body: { name: ['x'], calcom_api_key: SALON_KEY } });
}

/** Cal.com's error texts may repeat the request, including its key. */
async function calcomTrouble({ sandbox }: World, { admin, member }: Callers, slots: Slots): Promise<void> {
  const message = `Bearer ${SALON_KEY} may not book for ${ATTENDEE.email}, ${ATTENDEE.phone_number}`;
  const body = { status: 'error', error: { code: message, message, details: { message } } };
  const refusal = (status: number) => ({ status, body, headers: { 'x-note': message } });
  const faults = [400, 401, 403, 409, 422, 500, 503].map(refusal);
  const aborts = [{ abort: 'reset' }, { abort: 'after-effect' }, { abort: 'hang' }] as const;
  // The last one blocks the key.
  for (const fault of [...faults, ...aborts, refusal(429)]) {
    sandbox.faults.add(fault);
    await member.post(BOOK, bookingOf(slots, 3));
    await admin.post('/api/calcom/teams/sync');
    await admin.post(`/api/calcom/teams/${slots.teamId}/sync-event-types`);
    await member.get(
      `/api/retell/check-availability?team_id=${slots.teamId}&event_type_id=${MENS_HAIRCUT}&date=2031-01-01`,
    );
    sandbox.faults.reset();
  }
}

/** PostgreSQL's error message contains the refused row. */
async function databaseTrouble({ engines, salon }: World, { admin, member, anonymous }: Callers, slots: Slots) {
  const owner = engines.database;
  await owner?.query(`alter table bookings add constraint unlucky check (attendee->>'name' <> '${UNLUCKY}') not valid`);
  await member.post(BOOK, bookingOf(slots, 4, { ...ATTENDEE, name: UNLUCKY }));
  const sent = { body: bookingOf(slots, 5, { ...ATTENDEE, name: UNLUCKY }), headers: { 'idempotency-key': 'unlucky' } };
  await member.send('POST', BOOK, sent);
  await owner?.query('alter table personal_access_tokens add constraint none check (id < 0) not valid');
  await anonymous.post('/api/auth/tokens', { email: salon.adminEmail, password: PASSWORD });
  await owner?.query('alter table personal_access_tokens drop constraint none');
  await owner?.query('alter table audit_log rename to audit_log_gone');
  await anonymous.post('/api/auth/tokens', { email: salon.adminEmail, password: WRONG_PASSWORD });
  await admin.send('PATCH', `/api/calcom/teams/${slots.teamId}`, { body: { name: ATTENDEE.email } });
  await owner?.query('alter table audit_log_gone rename to audit_log');
}

async function stranger(caller: Caller): Promise<void> {
  for (const path of ['/api/bookings', '/api/bookings/1', '/api/calcom/teams', '/api/calcom/teams/1', '/api/audit-log'])
    await caller.get(path);
  await caller.post(BOOK, {
    team_id: 1,
    event_type_id: MENS_HAIRCUT,
    start: '2031-01-01T10:00:00Z',
    attendee: ATTENDEE,
  });
}
