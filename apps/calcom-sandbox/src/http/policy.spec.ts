import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cut, MONDAY, SLOTS, startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox()));
beforeEach(() => client.sandbox.reset());
afterAll(() => client.sandbox.close());

const slots = '/slots?eventTypeId=2563193&start=2026-03-24&end=2026-03-24';

describe('keys', () => {
  it.each(['/me', '/teams', '/teams/34209', '/teams/34209/event-types/2563193'])('%s needs a key', async (path) => {
    expect(await client.get(path, { key: null })).toMatchObject({
      status: 401,
      body: { status: 'error', error: { code: 'UnauthorizedException' } },
    });
  });

  it('the list of bookings needs a key', async () => {
    expect(await client.get('/bookings', { key: null, version: '2026-05-01' })).toMatchObject({ status: 401 });
  });

  it.each([
    ['/teams/34209/event-types', undefined],
    [slots, SLOTS],
  ])('%s needs no key, but refuses a wrong one', async (path, version) => {
    expect(await client.get(path, { key: null, version })).toMatchObject({ status: 200 });
    expect(await client.get(path, { key: 'cal_live_wrong', version })).toMatchObject({
      status: 401,
      body: { error: { message: 'CustomThrottlerGuard - Invalid API Key' } },
    });
  });
});

describe('versions', () => {
  it.each([undefined, '2024-08-13', '2026-02-25', '2030-01-01'])('slots in version %s are a 404', async (version) => {
    expect(await client.get(slots, { version })).toMatchObject({
      status: 404,
      body: {
        path: `/v2${slots}`,
        timestamp: MONDAY,
        error: { code: 'NotFoundException', message: `Cannot GET /v2${slots}` },
      },
    });
  });

  it('a booking in the version of slots is a 404', async () => {
    const { status, body } = await client.post('/bookings', cut(), { version: SLOTS });
    expect([status, body.error.message]).toEqual([404, 'Cannot POST /v2/bookings']);
  });

  it('a booking in an unknown version is validated by the oldest contract', async () => {
    const { status, body } = await client.post('/bookings', cut(), { version: '2030-01-01' });
    expect(status).toBe(400);
    expect(body.error.message).toContain('responses property is wrong');
  });

  it('a move in the oldest version is a 404', async () => {
    expect(await client.post('/bookings/x/reschedule', {}, { version: '2024-04-15' })).toMatchObject({ status: 404 });
  });
});

describe('every answer', () => {
  it('every answer has its own request id and the remaining rate limit', async () => {
    const [first, second] = [await client.get('/me'), await client.get('/me')];
    expect(first.headers.get('x-request-id')).not.toBe(second.headers.get('x-request-id'));
    expect(first.headers.get('x-ratelimit-limit-default')).toBe('120');
    expect(second.headers.get('x-ratelimit-remaining-default')).toBe('118');
    expect(second.headers.get('x-ratelimit-reset-default')).toBe('60');
  });

  it('the answer to an unknown path is an enveloped 404', async () => {
    expect(await client.get('/nothing')).toMatchObject({
      status: 404,
      body: { status: 'error', error: { message: 'Cannot GET /v2/nothing' } },
    });
  });
});

describe('the rate limit', () => {
  it('the rate limit blocks one key for a minute', async () => {
    await client.control('PUT', '/rate-limit', { limit: 2 });
    const statuses = [await client.get('/me'), await client.get('/me'), await client.get('/me')].map((a) => a.status);
    expect(statuses).toEqual([200, 200, 429]);
    expect(await client.get('/teams/34209/event-types', { key: null })).toMatchObject({ status: 200 });

    await client.control('PUT', '/clock', { now: '2026-03-23T07:00:59.000Z' });
    const blocked = await client.get('/me');
    expect(blocked.body.error).toEqual({
      code: 'ThrottlerException',
      message: 'CustomThrottlerGuard - Too many requests. Please try again later.',
      details: 'CustomThrottlerGuard - Too many requests. Please try again later.',
    });
    expect(blocked.headers.get('x-ratelimit-reset-default')).toBe('1');
    expect(blocked.headers.get('retry-after')).toBeNull();

    await client.control('PUT', '/clock', { now: '2026-03-23T07:01:00.000Z' });
    expect(await client.get('/me')).toMatchObject({ status: 200 });
  });

  it('a burst within a second locks one key for as long as it says; as many calls in two seconds do not', async () => {
    await client.control('PUT', '/rate-limit', { limit: 120, burst: { calls: 2, lockSeconds: 3600 } });
    const statusAt = async (second: string): Promise<number> => {
      await client.control('PUT', '/clock', { now: `2026-03-23T08:00:${second}Z` });
      return (await client.get('/me')).status;
    };
    expect([await statusAt('00.000'), await statusAt('00.500'), await statusAt('01.200')]).toEqual([200, 200, 200]);
    expect([await statusAt('01.400'), await statusAt('59.000')]).toEqual([429, 429]);
    expect((await client.get('/me')).headers.get('x-ratelimit-reset-default')).toBe('3543');
    await client.control('PUT', '/clock', { now: '2026-03-23T09:00:02.000Z' });
    expect((await client.get('/me')).status).toBe(200);
    await client.control('PUT', '/rate-limit', { limit: 120 });
  });

  it('the rate limit can be removed', async () => {
    await client.control('PUT', '/rate-limit', { limit: null });
    const { headers } = await client.get('/me');
    expect(headers.has('x-ratelimit-limit-default')).toBe(false);
    await client.control('PUT', '/rate-limit', { limit: 120 });
  });
});
