import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CalcomClient } from './calcom-client';
import type { CalcomWebhooks } from './calcom-webhooks';
import { createClient, exceptionOf, json, KEY, Loopback, NEW_BOOKING, success } from '../testing/loopback';
import { OPERATIONS, type OperationName } from './operations';
import { BOOKING } from '../testing/samples';

let calcom: Loopback;
let client: CalcomClient;
let webhooks: CalcomWebhooks;
let close: () => Promise<void>;

beforeAll(async () => {
  calcom = await new Loopback().start();
  ({ client, webhooks, close } = await createClient());
});
beforeEach(() => {
  calcom.arrivals.length = 0;
});
afterAll(async () => {
  await close();
  await calcom.stop();
});

const RANGE = { start: new Date('2026-09-09T00:00:00Z'), end: new Date('2026-09-10T00:00:00Z') };

const OF_EVENT_TYPE = { calcomTeamId: 7, calcomEventTypeId: 8 };
const NEW_WEBHOOK = { subscriberUrl: 'https://api.example/hooks', triggers: ['BOOKING_CREATED'], secret: 'a secret' };
const WEBHOOK = { id: 'a/b', subscriberUrl: NEW_WEBHOOK.subscriberUrl, active: true, secret: 'a secret' };

/** The documented contract, written out here a second time so that the test does not read it from the code. */
const CONTRACT: Record<
  OperationName,
  {
    sends: string;
    version?: string;
    data: unknown;
    /** Where it is one of several calls: of the key's owner. */
    organization?: number | null;
    /** The paths that are forbidden. */
    refused?: RegExp;
    call: () => Promise<unknown>;
  }
> = {
  me: { sends: 'GET /v2/me', data: { id: 1 }, call: () => client.me(calcom.account) },
  listTeams: { sends: 'GET /v2/teams', data: [], organization: null, call: () => client.teams(calcom.account) },
  listOrganizationTeams: {
    sends: 'GET /v2/organizations/77/teams?take=250&skip=0',
    data: [],
    organization: 77,
    call: () => client.teams(calcom.account),
  },
  listOwnOrganizationTeams: {
    sends: 'GET /v2/organizations/77/teams/me?take=250&skip=0',
    data: [],
    organization: 77,
    refused: /organizations\/77\/teams$/,
    call: () => client.teams(calcom.account),
  },
  listTeamEventTypes: {
    sends: 'GET /v2/teams/422851/event-types',
    version: '2026-06-12',
    data: [],
    call: () => client.teamEventTypes(calcom.account, 422851),
  },
  listOrganizationEventTypes: {
    sends: 'GET /v2/organizations/77/teams/422851/event-types',
    version: '2026-06-12',
    data: [],
    organization: 77,
    refused: /v2\/teams\/422851\/event-types$/,
    call: () => client.teamEventTypes(calcom.account, 422851),
  },
  listSlots: {
    sends:
      'GET /v2/slots?eventTypeId=7&start=2026-09-09T00%3A00%3A00.000Z&end=2026-09-10T00%3A00%3A00.000Z' +
      '&timeZone=Europe%2FBerlin&duration=30&format=range',
    version: '2024-09-04',
    data: {},
    call: () =>
      client.slots(calcom.account, { eventTypeId: 7, ...RANGE, timezone: 'Europe/Berlin', duration: 30, length: 30 }),
  },
  createBooking: {
    sends: 'POST /v2/bookings',
    version: '2026-02-25',
    data: BOOKING,
    call: () => client.createBooking(calcom.account, NEW_BOOKING),
  },
  rescheduleBooking: {
    sends: 'POST /v2/bookings/a%2Fb/reschedule',
    version: '2026-02-25',
    data: BOOKING,
    call: () => client.rescheduleBooking(calcom.account, { uid: 'a/b', start: RANGE.start, eventTypeId: 7 }),
  },
  cancelBooking: {
    sends: 'POST /v2/bookings/a%2Fb/cancel',
    version: '2026-02-25',
    data: BOOKING,
    call: () => client.cancelBooking(calcom.account, { uid: 'a/b', reason: 'ill', eventTypeId: 7 }),
  },
  getBooking: {
    sends: 'GET /v2/bookings/a%2Fb',
    version: '2026-02-25',
    data: BOOKING,
    call: () => client.booking(calcom.account, 'a/b'),
  },
  listEventTypeWebhooks: {
    sends: 'GET /v2/teams/7/event-types/8/webhooks',
    data: [],
    call: () => webhooks.list(calcom.account, OF_EVENT_TYPE),
  },
  createEventTypeWebhook: {
    sends: 'POST /v2/teams/7/event-types/8/webhooks',
    data: WEBHOOK,
    call: () => webhooks.create(calcom.account, OF_EVENT_TYPE, NEW_WEBHOOK),
  },
  deleteEventTypeWebhook: {
    sends: 'DELETE /v2/teams/7/event-types/8/webhooks/a%2Fb',
    data: WEBHOOK,
    call: () => webhooks.delete(calcom.account, OF_EVENT_TYPE, 'a/b'),
  },
  listOrganizationWebhooks: {
    sends: 'GET /v2/organizations/9/webhooks',
    data: [],
    call: () => webhooks.list(calcom.account, { organizationId: 9 }),
  },
  createOrganizationWebhook: {
    sends: 'POST /v2/organizations/9/webhooks',
    data: WEBHOOK,
    call: () => webhooks.create(calcom.account, { organizationId: 9 }, NEW_WEBHOOK),
  },
  deleteOrganizationWebhook: {
    sends: 'DELETE /v2/organizations/9/webhooks/a%2Fb',
    data: WEBHOOK,
    call: () => webhooks.delete(calcom.account, { organizationId: 9 }, 'a/b'),
  },
  listBookings: {
    sends:
      'GET /v2/bookings?eventTypeId=7&afterStart=2026-09-09T00%3A00%3A00.000Z' +
      '&beforeEnd=2026-09-10T00%3A00%3A00.000Z&attendeeEmail=ada%40example.com&sortCreated=asc&take=100&skip=0',
    version: '2024-08-13',
    data: [],
    call: () =>
      client.bookings(calcom.account, {
        eventTypeId: 7,
        afterStart: RANGE.start,
        beforeEnd: RANGE.end,
        attendeeEmail: 'ada@example.com',
      }),
  },
};

describe('CalcomClient', () => {
  it.each(Object.keys(OPERATIONS) as OperationName[])('the operation %s sends the documented request', async (name) => {
    const { sends, version, data, organization, refused, call } = CONTRACT[name];
    calcom.answer = (response, arrival) => {
      const { pathname } = arrival.url;
      const isMe = organization !== undefined && pathname === '/v2/me';
      const answer = refused?.test(pathname)
        ? json(403, {})
        : success(isMe ? { id: 1, organizationId: organization } : data);
      answer(response, arrival);
    };
    await call();
    const sent = calcom.arrivals.find(({ method, url }) => `${method} ${url.pathname}${url.search}` === sends);
    expect(sent).toBeDefined();
    const { headers } = sent as (typeof calcom.arrivals)[0];
    expect(headers['cal-api-version']).toBe(version);
    expect(headers.authorization).toBe(`Bearer ${KEY}`);
    expect(headers['user-agent']).toBe('team-selector');
    if (organization === undefined) expect(calcom.arrivals).toHaveLength(1);
  });
});

describe('createWebhook', () => {
  it('createWebhook sends its secret, which what is read does not repeat', async () => {
    calcom.answer = json(201, { status: 'success', data: { ...WEBHOOK, id: 41 } });
    const made = await webhooks.create(calcom.account, OF_EVENT_TYPE, NEW_WEBHOOK);
    expect(JSON.parse(calcom.arrivals[0]!.body)).toEqual({ active: true, ...NEW_WEBHOOK });
    expect(made).toEqual({ id: '41', subscriberUrl: NEW_WEBHOOK.subscriberUrl });
  });
});

describe('createBooking', () => {
  it('createBooking sends the closed list of fields, and none that was not given', async () => {
    calcom.answer = json(201, { status: 'success', data: BOOKING });
    const smuggled = { ...NEW_BOOKING, allowConflicts: true, attendee: { ...NEW_BOOKING.attendee, role: 'admin' } };
    await client.createBooking(calcom.account, smuggled);
    expect(JSON.parse(calcom.arrivals[0]!.body)).toEqual({
      eventTypeId: 6981507,
      start: '2026-09-09T16:00:00.000Z',
      attendee: { name: 'Ada Byron', email: 'ada@example.com', timeZone: 'Europe/Berlin' },
      metadata: { gw_op: 'op-1' },
    });
  });

  it('createBooking has an unknown outcome when the answer cannot be read', async () => {
    calcom.answer = json(201, { status: 'success', data: { ...BOOKING, uid: null } }, { 'x-request-id': 'req-1' });
    const exception = await exceptionOf(client.createBooking(calcom.account, NEW_BOOKING));
    expect(exception).toMatchObject({ code: 'unexpected_answer', status: 201, requestId: 'req-1' });
    expect(exception).toMatchObject({ outcomeUnknown: true, retryable: false });
    expect(exception.message).toContain('data.uid');
  });
});

describe('bookings', () => {
  it('bookings reads all pages', async () => {
    calcom.answer = (response, { url }) => {
      const skip = Number(url.searchParams.get('skip'));
      const data = [{ ...BOOKING, uid: `uid-${skip}` }];
      success(data, { pagination: { hasNextPage: skip < 2 } })(response, calcom.arrivals[0]!);
    };
    const found = await client.bookings(calcom.account, { eventTypeId: 7 });
    expect(found.map(({ uid }) => uid)).toEqual(['uid-0', 'uid-1', 'uid-2']);
  });

  it('bookings fails when there are more pages than it reads', async () => {
    calcom.answer = (response, arrival) => {
      const data = [{ ...BOOKING, uid: arrival.url.searchParams.get('skip') }];
      success(data, { pagination: { hasNextPage: true } })(response, arrival);
    };
    expect(await exceptionOf(client.bookings(calcom.account, {}))).toMatchObject({ code: 'unexpected_answer' });
    expect(calcom.arrivals).toHaveLength(10);
  });

  it('bookings fails when a page repeats', async () => {
    calcom.answer = success([BOOKING], { pagination: { hasNextPage: true } });
    expect(await exceptionOf(client.bookings(calcom.account, {}))).toMatchObject({ code: 'unexpected_answer' });
    expect(calcom.arrivals).toHaveLength(2);
  });

  it('bookings fails while one of them cannot be read, unless what was found suffices', async () => {
    calcom.answer = success([{ ...BOOKING, uid: 'odd', start: null }, BOOKING]);
    const exception = await exceptionOf(client.bookings(calcom.account, {}));
    expect(exception).toMatchObject({ code: 'unexpected_answer' });
    expect(exception.message).toContain('data[0].start is missing');
    const isFound = (found: readonly { uid: string }[]) => found.some(({ uid }) => uid === BOOKING.uid);
    expect(await client.bookings(calcom.account, {}, { suffices: isFound })).toMatchObject([{ uid: BOOKING.uid }]);
  });

  it('bookings stops at an empty page, whatever the pagination says', async () => {
    calcom.answer = success([], { pagination: { hasNextPage: true } });
    expect(await client.bookings(calcom.account, {})).toEqual([]);
  });
});

describe('an address that must not be called', () => {
  it.each([
    ['file:///etc/passwd', 'http or https'],
    ['ftp://127.0.0.1/v2', 'http or https'],
    ['http://user:pw@127.0.0.1/v2', 'user or password'],
    ['api.cal.com', 'not a URL'],
  ])('the base URL %s is refused', async (baseUrl, reason) => {
    const exception = await exceptionOf(client.teams({ apiKey: KEY, baseUrl }));
    expect(exception).toMatchObject({ code: 'invalid_request', retryable: false });
    expect(exception.message).toContain(reason);
  });

  it.each(['', '.', '..'])('the booking uid "%s" is refused', async (uid) => {
    expect(await exceptionOf(client.booking(calcom.account, uid))).toMatchObject({ code: 'invalid_request' });
    expect(calcom.arrivals).toHaveLength(0);
  });

  it('a key that would break the header is refused', async () => {
    const account = { ...calcom.account, apiKey: 'cal_live_x\r\nhost: evil' };
    expect(await exceptionOf(client.teams(account))).toMatchObject({ code: 'unauthorized' });
    expect(calcom.arrivals).toHaveLength(0);
  });

  it('a base URL with a slash at its end is accepted', async () => {
    calcom.answer = success({ id: 1 });
    await client.me({ ...calcom.account, baseUrl: `${calcom.account.baseUrl}/` });
    expect(calcom.arrivals[0]?.url.pathname).toBe('/v2/me');
  });
});
