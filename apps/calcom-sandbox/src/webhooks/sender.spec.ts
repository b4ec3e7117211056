import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cut, type SandboxClient, startSandbox } from '../../testing/spec-client';
import { TRIGGERS } from '../triggers';

const PATH = '/teams/34209/event-types/2563193/webhooks';
/** Of a confirmation-required event type, and of one with seats. */
const ON_APPROVAL = 2_563_201;
const GROUP = 2_563_203;
const SECRET = 'a shared secret';

interface Received {
  headers: IncomingHttpHeaders;
  raw: string;
}

let client: SandboxClient;
let receiver: Server;
let received: Received[] = [];
let url: string;

beforeAll(async () => {
  client = await startSandbox();
  receiver = createServer(async (request, response) => {
    received.push({ headers: request.headers, raw: await text(request) });
    response.statusCode = 500;
    response.end();
  });
  await new Promise<void>((listening) => void receiver.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/in`;
});
afterEach(() => {
  client.sandbox.reset();
  received = [];
});
afterAll(async () => {
  await client.sandbox.close();
  receiver.close();
});

const subscribe = (path = PATH, secret: string | undefined = SECRET) =>
  client.post(path, { active: true, subscriberUrl: url, triggers: [...TRIGGERS], secret });
const events = async () => {
  await client.sandbox.webhooks.idle();
  return received.map(({ raw }) => JSON.parse(raw));
};
const booked = async (changes = {}) => (await client.post('/bookings', cut(changes))).body.data;
const act = (uid: string, verb: string, body: object = {}) => client.control('POST', `/bookings/${uid}/${verb}`, body);

describe('events', () => {
  it('an event is signed over its bytes in lower-case hex, and is sent once whatever is answered', async () => {
    await subscribe();
    const { uid } = await booked({ metadata: { ours: '1' } });
    const [event] = await events();
    const { headers, raw } = received[0] ?? { headers: {}, raw: '' };
    expect(headers['x-cal-signature-256']).toBe(createHmac('sha256', SECRET).update(raw).digest('hex'));
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-cal-webhook-version': '2021-10-20' });
    expect(event).toMatchObject({
      triggerEvent: 'BOOKING_CREATED',
      createdAt: expect.stringMatching(/Z$/),
      payload: { uid, eventTypeId: 2_563_193, status: 'ACCEPTED', metadata: { ours: '1' }, iCalSequence: 0 },
    });
    expect(received).toHaveLength(1);
  });

  it('without a secret, the signature says so in words', async () => {
    await client.post(PATH, { active: true, subscriberUrl: url, triggers: ['BOOKING_CREATED'] });
    await booked();
    await events();
    expect(received[0]?.headers['x-cal-signature-256']).toBe('no-secret-provided');
  });

  it('a move names both uids and times, and counts on', async () => {
    await subscribe();
    const { uid } = await booked();
    const moved = (await act(uid, 'move', { start: '2026-03-24T11:00:00.000Z' })).body;
    const [, event] = await events();
    expect(event).toMatchObject({
      triggerEvent: 'BOOKING_RESCHEDULED',
      payload: { uid: moved.uid, rescheduleUid: uid, iCalSequence: 1, rescheduleStartTime: '2026-03-24T09:00:00.000Z' },
    });
  });

  it('a cancellation has no metadata, and its times an offset', async () => {
    await subscribe();
    const { uid } = await booked();
    await act(uid, 'cancel', { cancellationReason: 'Ill' });
    const [, event] = await events();
    expect(event).toMatchObject({
      triggerEvent: 'BOOKING_CANCELLED',
      payload: { uid, status: 'CANCELLED', startTime: '2026-03-24T09:00:00+00:00', cancellationReason: 'Ill' },
    });
    expect(event.payload).not.toHaveProperty('metadata');
  });

  it('a request for another time looks like a cancellation, and the booking can still be moved', async () => {
    await subscribe();
    const { uid } = await booked();
    await act(uid, 'request-reschedule');
    expect((await act(uid, 'move', { start: '2026-03-24T11:00:00.000Z' })).status).toBe(200);
    const [, asked, moved] = await events();
    expect(asked).toMatchObject({ triggerEvent: 'BOOKING_CANCELLED', payload: { uid, requestReschedule: true } });
    expect(moved).toMatchObject({ triggerEvent: 'BOOKING_RESCHEDULED', payload: { rescheduleUid: uid } });
  });

  it('on approval a booking is requested first, created when it is confirmed, or rejected; its move is a request', async () => {
    await subscribe(`/teams/34209/event-types/${ON_APPROVAL}/webhooks`);
    const wanted = { eventTypeId: ON_APPROVAL };
    const { uid } = await booked(wanted);
    await act(uid, 'confirm');
    const moved = (await act(uid, 'move', { start: '2026-03-24T12:00:00.000Z' })).body;
    await act(moved.uid, 'reject');
    expect((await events()).map(({ triggerEvent, payload }) => [triggerEvent, payload.uid, payload.status])).toEqual([
      ['BOOKING_REQUESTED', uid, 'PENDING'],
      ['BOOKING_CREATED', uid, 'ACCEPTED'],
      ['BOOKING_REQUESTED', moved.uid, 'PENDING'],
      ['BOOKING_REJECTED', moved.uid, 'REJECTED'],
    ]);
  });

  it('hosts that change and people who did not come are told', async () => {
    await subscribe();
    const { uid } = await booked();
    const [other] = client.sandbox.store.hosts.filter(({ userId }) => userId !== 1).slice(-1);
    await act(uid, 'reassign', { hostIds: [other?.userId] });
    await act(uid, 'no-show');
    const [, reassigned, absent] = await events();
    expect(reassigned).toMatchObject({
      triggerEvent: 'BOOKING_REASSIGNED',
      payload: { uid, organizer: { name: other?.name } },
    });
    expect(absent.payload).toEqual({
      message: 'Attendee updated',
      bookingUid: uid,
      bookingId: expect.any(Number),
      attendees: [{ email: 'anna@example.com', noShow: true }],
    });
    expect((await client.get(`/bookings/${uid}`, { version: '2026-02-25' })).body.data.attendees[0].absent).toBe(true);
  });

  it('of a shared booking each event names the one person that it is about', async () => {
    await subscribe(`/teams/34209/event-types/${GROUP}/webhooks`);
    const wanted = { eventTypeId: GROUP, start: '2026-03-24T09:00:00.000Z' };
    const first = await booked(wanted);
    const ben = { name: 'Ben Berg', email: 'ben@example.com', timeZone: 'Europe/Berlin' };
    const second = await booked({ ...wanted, attendee: ben });
    await act(first.uid, 'cancel', { seatUid: second.seatUid });
    expect((await events()).map(({ triggerEvent, payload }) => [triggerEvent, payload.attendees[0].email])).toEqual([
      ['BOOKING_CREATED', 'anna@example.com'],
      ['BOOKING_CREATED', 'ben@example.com'],
      ['BOOKING_CANCELLED', 'ben@example.com'],
    ]);
  });

  it('an organization hears of all of its teams, and triggers that nobody wants are not sent', async () => {
    const { store } = client.sandbox;
    const [account] = store.accounts;
    const organization = { id: 77, name: 'Kessler', slug: 'kessler', timeZone: 'Europe/Berlin', parentId: null };
    store.organizations.push({ ...organization, adminIds: [account?.id ?? 0], memberIds: [] });
    Object.assign(store.teams[0] ?? {}, { organizationId: 77 });
    await client.post('/organizations/77/webhooks', {
      active: true,
      subscriberUrl: url,
      triggers: ['BOOKING_CANCELLED'],
    });
    const { uid } = await booked();
    await act(uid, 'cancel', { cancellationReason: 'Ill' });
    expect((await events()).map(({ triggerEvent }) => triggerEvent)).toEqual(['BOOKING_CANCELLED']);
  });
});

describe('faults of events', () => {
  const order = async (name: string, beside = {}) => {
    await subscribe();
    await client.control('POST', '/faults', { name, times: 1, ...beside });
    const { uid } = await booked();
    await act(uid, 'cancel', { cancellationReason: 'Ill' });
    return (await events()).map(({ triggerEvent }) => triggerEvent);
  };

  it.each([
    ['webhook-lost', ['BOOKING_CANCELLED']],
    ['webhook-doubled', ['BOOKING_CREATED', 'BOOKING_CREATED', 'BOOKING_CANCELLED']],
    ['webhook-out-of-order', ['BOOKING_CANCELLED', 'BOOKING_CREATED']],
  ])('%s sends %j', async (name, expected) => {
    expect(await order(name)).toEqual(expected);
  });

  it('webhook-late is sent when others have been', async () => {
    expect(await order('webhook-late', { delayMs: 200 })).toEqual(['BOOKING_CANCELLED', 'BOOKING_CREATED']);
  });

  it('webhook-forged is signed with another secret', async () => {
    await order('webhook-forged');
    const { headers, raw } = received[0] ?? { headers: {}, raw: '' };
    expect(headers['x-cal-signature-256']).toMatch(/^[\da-f]{64}$/);
    expect(headers['x-cal-signature-256']).not.toBe(createHmac('sha256', SECRET).update(raw).digest('hex'));
  });

  it('webhook-skewed says that it happened an hour ago', async () => {
    await order('webhook-skewed');
    const [first, second] = await events();
    expect(Date.parse(second.createdAt) - Date.parse(first.createdAt)).toBeGreaterThanOrEqual(3_600_000);
  });

  it('a fault of events is for no request', async () => {
    await client.control('POST', '/faults', { name: 'webhook-lost' });
    expect((await client.get('/me')).status).toBe(200);
  });
});
