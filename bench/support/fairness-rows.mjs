/** What company A does or suffers, in the rows of the fairness bench. Each has a company of its own. */
import { setTimeout as pause } from 'node:timers/promises';
import { requestOf } from './connection.mjs';
import { flood } from './flood.mjs';

const BOOK = '/api/retell/book-appointment';
const TWO_MEGABYTES = 2_000_000;

/** @returns the path of a question for free slots. */
export const question = ({ team, eventTypes }, { eventType = 0, from = 1, days = 1 } = {}) =>
  `/api/retell/check-availability?team_id=${team}&event_type_id=${eventTypes[eventType]}&date=${day(from)}` +
  (days > 1 ? `&end_date=${day(from + days - 1)}` : '');

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const times = (count, make) => Array.from({ length: count }, (_, n) => make(n));

/** Requests at a fixed rate, independent of the outcome of earlier ones. */
async function steadily(url, request, rate, until) {
  const sent = [];
  for (let n = 0; performance.now() < until; n++) {
    sent.push(flood(url, [request(n)], 1, until));
    await pause(1000 / rate);
  }
  const statuses = {};
  for (const each of await Promise.all(sent)) {
    for (const [status, count] of Object.entries(each)) statuses[status] = (statuses[status] ?? 0) + count;
  }
  return statuses;
}

/** @param of which event type and day the n-th question is about: no two are alike, so none is cached. */
const asks = (rate, of) => (url, a, until) =>
  steadily(url, (n) => requestOf(url, question(a, of(n)), { token: a.token }), rate, until);

const oneDayEach = (n) => ({ eventType: n % 5, from: 1 + (Math.floor(n / 5) % 300) });

const callOf = (agent, size) => ({
  name: 'check_availability',
  args: { date: 'tomorrow' },
  call: { agent_id: agent, transcript: 'x'.repeat(size) },
});

function bodies(headers) {
  return (url, _a, until) => {
    const request = requestOf(url, '/api/retell/check-availability', {
      method: 'POST',
      body: callOf('agent_unknown', TWO_MEGABYTES - 200),
      headers: headers(),
    });
    return steadily(url, () => request, 16, until);
  };
}

export const rows = {
  slow_calcom: { behaviour: 'slow', act: asks(60, oneDayEach), isCaughtByControl: true },
  broken_event_type: { behaviour: 'broken', act: asks(20, (n) => ({ from: 1 + n })) },
  blocked_key: { behaviour: 'blocked', act: asks(20, oneDayEach) },
  long_ranges: {
    behaviour: 'long',
    act: (url, a, until) =>
      flood(
        url,
        times(2000, (n) =>
          requestOf(url, question(a, { eventType: n % 5, from: 1 + n, days: 31 }), { token: a.token }),
        ),
        4,
        until,
      ),
  },
  patches_2000: {
    act: (url, a, until) =>
      flood(
        url,
        times(2000, (n) =>
          requestOf(url, `/api/calcom/teams/${a.team}`, { method: 'PATCH', token: a.token, body: { name: `A ${n}` } }),
        ),
        200,
        until,
      ),
    isCaughtByControl: true,
  },
  syncs_500: {
    act: (url, a, until) =>
      flood(
        url,
        times(500, () => requestOf(url, '/api/calcom/teams/sync', { method: 'POST', token: a.token })),
        50,
        until,
      ),
  },
  repeats_600: {
    act: (url, a, until) => {
      const body = {
        team_id: a.team,
        event_type_id: a.eventTypes[0],
        start: `${day(7)}T09:00:00Z`,
        attendee: { name: 'Erika Mustermann', email: 'erika@example.org' },
      };
      const request = requestOf(url, BOOK, {
        method: 'POST',
        token: a.token,
        body,
        headers: { 'idempotency-key': 'bench' },
      });
      return flood(url, Array(600).fill(request), 600, until);
    },
  },
  unsigned_bodies: { act: bodies(() => ({})) },
  false_signatures: {
    act: bodies(() => ({ 'x-retell-signature': `v=${Date.now()},d=${'0123456789abcdef'.repeat(4)}` })),
  },
  sign_in_flood: {
    act: (url, _a, until) =>
      steadily(
        url,
        (n) =>
          requestOf(url, '/api/auth/tokens', {
            method: 'POST',
            body: { email: `nobody-${n}@salon.example`, password: 'wrong password' },
          }),
        50,
        until,
      ),
  },
};
