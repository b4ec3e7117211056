import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SALON_KEY } from '../seed/salon';
import { cut, startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox()));
beforeEach(() => client.sandbox.reset());
afterAll(() => client.sandbox.close());

const fault = (body: object) => client.control('POST', '/faults', body);

describe('faults', () => {
  it('a fault replaces the answer as many times as configured', async () => {
    await fault({ operation: 'listTeams', status: 503, times: 2 });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await client.get('/teams')).status);
    expect(statuses).toEqual([503, 503, 200]);
  });

  it('a fault applies only to matching requests', async () => {
    await fault({ pathPrefix: '/v2/teams/34209', method: 'get', status: 524 });
    expect((await client.get('/teams')).status).toBe(200);
    const { status, headers, body } = await client.get('/teams/34209');
    expect([status, headers.get('content-type'), body]).toEqual([
      524,
      'text/html',
      expect.stringContaining('<!DOCTYPE'),
    ]);
    await client.control('DELETE', '/faults');
    expect((await client.get('/teams/34209')).status).toBe(200);
  });

  it('a fault may have a custom body', async () => {
    const body = { statusCode: 409, message: 'booking_conflict_error' };
    await fault({ operation: 'createBooking', status: 409, body, times: 1 });
    expect(await client.post('/bookings', cut())).toMatchObject({ status: 409, body });
  });

  it('a reset drops the connection before the operation runs', async () => {
    await fault({ operation: 'createBooking', abort: 'reset', times: 1 });
    await expect(client.post('/bookings', cut())).rejects.toThrow('fetch failed');
    expect(client.sandbox.store.bookings.size).toBe(0);
  });

  it('an after-effect fault drops the connection after the booking is made', async () => {
    await fault({ operation: 'createBooking', abort: 'after-effect', times: 1 });
    await expect(client.post('/bookings', cut({ metadata: { gw_op: 'x' } }))).rejects.toThrow('fetch failed');
    const { body } = await client.get('/bookings?eventTypeId=2563193', { version: '2026-05-01' });
    expect(body.data).toMatchObject([{ status: 'accepted', metadata: { gw_op: 'x' } }]);
  });

  it('an after-effect fault with a status answers it after the booking is made', async () => {
    await fault({ operation: 'createBooking', abort: 'after-effect', status: 502 });
    expect((await client.post('/bookings', cut())).status).toBe(502);
    expect(client.sandbox.store.bookings.size).toBe(1);
  });

  it('a hang never answers', async () => {
    await fault({ operation: 'getMe', abort: 'hang' });
    const headers = { authorization: `Bearer ${SALON_KEY}` };
    const answer = fetch(`${client.sandbox.url}/me`, { headers, signal: AbortSignal.timeout(100) });
    await expect(answer).rejects.toThrow(/timeout/);
  });

  it('a fault with an unknown property is refused', async () => {
    expect((await fault({ opration: 'getMe', status: 500 })).status).toBe(400);
  });
});

describe('calls', () => {
  it('calls are counted and recorded', async () => {
    await client.post('/bookings', cut());
    await client.get('/teams/34209/event-types?eventSlug=faerben', { version: '2026-06-12', key: null });
    const { body } = await client.control('GET', '/calls');
    expect(body.counts).toEqual({ createBooking: 1, listTeamEventTypes: 1 });
    expect(body.recent).toMatchObject([
      { operation: 'createBooking', calApiVersion: '2026-02-25', accountId: 811_204, body: cut(), status: 201 },
      { path: '/v2/teams/34209/event-types', query: { eventSlug: 'faerben' }, accountId: null, status: 200 },
    ]);
  });
});

describe('the catalogue', () => {
  it('the catalogue can be edited and is restored by a reset', async () => {
    await client.control('PATCH', '/teams/34209', { name: 'Salon Berlin', slug: 'berlin' });
    await client.control('DELETE', '/teams/34210');
    const { body: added } = await client.control('POST', '/teams', { accountId: 811_204, name: 'Köln', slug: 'koeln' });
    await client.control('PATCH', '/event-types/2563193', { title: 'Fade', price: 3500, hidden: true });

    const names = async () => (await client.get('/teams')).body.data.map(({ name }: { name: string }) => name);
    expect(await names()).toEqual(['Salon Berlin', 'Salon Kessler München', 'Köln']);
    expect((await client.get(`/teams/${added.id}/event-types`)).body.data).toEqual([]);
    const { body } = await client.get('/teams/34209/event-types/2563193');
    expect(body.data).toMatchObject({ title: 'Fade', price: 3500, hidden: true });

    await client.control('POST', '/reset');
    expect((await names())[0]).toBe('Salon Kessler Berlin');
  });

  it('the catalogue survives a reset of other parts', async () => {
    await client.post('/bookings', cut());
    await client.control('PATCH', '/teams/34209', { name: 'Salon Berlin' });
    await client.control('POST', '/reset', { bookings: true });
    const { body } = await client.control('GET', '/state');
    expect([body.bookings, body.teams[0].name]).toEqual([[], 'Salon Berlin']);
    expect(body.accounts[0].apiKey).toBe(SALON_KEY);
  });

  it('an account’s key can be changed', async () => {
    await client.control('PATCH', '/accounts/811204', { apiKey: 'cal_live_rotated' });
    expect((await client.get('/me')).status).toBe(401);
    expect((await client.get('/me', { key: 'cal_live_rotated' })).status).toBe(200);
  });
});

describe('hosts', () => {
  it('a host can be added, works around the clock, and takes bookings of a new event type', async () => {
    const { body: host } = await client.control('POST', '/hosts', { name: 'Nina' });
    const { body: added } = await client.control('POST', '/event-types', {
      teamId: 34_209,
      title: 'Nachtschnitt',
      slug: 'nachtschnitt',
      lengthInMinutes: 30,
      hostIds: [host.userId],
      schedulingType: 'collective',
    });
    const answer = await client.post('/bookings', cut({ eventTypeId: added.id, start: '2026-03-24T01:30:00Z' }));
    expect(answer.body.data.hosts).toMatchObject([{ id: host.userId, name: 'Nina' }]);
  });
});
