/**
 * A stand-in Cal.com whose accounts behave as their keys say, `cal_live_<behaviour>_<number>`: one server for companies
 * that fare differently. Their ids begin with the number.
 */
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const EVENT_TYPES = 5;
/** How long a booking takes, in milliseconds. */
const BOOKING_MS = { prompt: 100 };
const SLOW_BOOKING_MS = 2000;

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part) => (body += part));
  request.on('end', async () => {
    const { status = 200, headers = {}, data, error } = await answer(request, body);
    const text = JSON.stringify(data === undefined ? { status: 'error', error } : { status: 'success', data });
    const length = Buffer.byteLength(text);
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': length, ...headers }).end(text);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}/v2`));
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});

async function answer({ method, url, headers }, body) {
  const [, behaviour, number] = /^Bearer cal_live_([a-z]+)_(\d+)$/.exec(headers.authorization ?? '') ?? [];
  if (number === undefined) return { status: 401, error: { message: 'no such key' } };
  const { pathname, searchParams } = new URL(url, 'http://stub');
  const team = Number(number) * 1000;
  if (pathname === '/v2/me') return { data: { id: team, name: `Salon ${number}`, organizationId: null } };
  if (pathname === '/v2/teams') return { data: [{ id: team, name: `Salon ${number}`, slug: `salon-${number}` }] };
  if (pathname.endsWith('/event-types')) return { data: eventTypesOf(team) };
  if (pathname === '/v2/slots') return slots(behaviour, team, searchParams);
  if (pathname === '/v2/bookings' && method === 'POST') return book(behaviour, JSON.parse(body));
  return { data: [] };
}

const eventTypesOf = (team) =>
  Array.from({ length: EVENT_TYPES }, (_, n) => ({
    id: team + n + 1,
    title: `Haircut ${n}`,
    slug: `haircut-${n}`,
    lengthInMinutes: 30,
    schedulingType: 'collective',
    price: 0,
    currency: 'eur',
    hosts: [{ name: 'Grace' }],
    bookingFields: [],
  }));

async function slots(behaviour, team, query) {
  if (behaviour === 'slow') await pause(4000);
  if (behaviour === 'blocked') {
    return { status: 429, headers: { 'x-ratelimit-reset-default': '60' }, error: { message: 'too many requests' } };
  }
  if (behaviour === 'broken' && Number(query.get('eventTypeId')) === team + 1) {
    return { status: 500, error: { message: 'internal server error' } };
  }
  const every = (behaviour === 'long' ? 5 : 60) * MINUTE;
  const [start, end] = ['start', 'end'].map((name) => Math.ceil(Date.parse(query.get(name)) / every) * every);
  const days = {};
  for (let at = start; at < end; at += every) {
    const day = new Date(Math.floor(at / DAY) * DAY).toISOString().slice(0, 10);
    (days[day] ??= []).push({ start: new Date(at).toISOString(), end: new Date(at + 30 * MINUTE).toISOString() });
  }
  return { data: days };
}

let booked = 0;

async function book(behaviour, { eventTypeId, start, attendee, metadata }) {
  await pause(BOOKING_MS[behaviour] ?? SLOW_BOOKING_MS);
  const end = new Date(Date.parse(start) + 30 * MINUTE).toISOString();
  const uid = `uid-${eventTypeId}-${Date.parse(start)}`;
  return {
    status: 201,
    data: { id: ++booked, uid, status: 'accepted', start, end, eventTypeId, attendees: [attendee], metadata },
  };
}
