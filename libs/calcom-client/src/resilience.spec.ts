import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually';
import type { CalcomClient } from './calcom-client';
import {
  type Answer,
  createClient,
  exceptionOf,
  json,
  Loopback,
  NEW_BOOKING,
  NOTHING,
  reset,
  success,
} from '../testing/loopback';
import { BOOKING } from '../testing/samples';

let calcom: Loopback;
let client: CalcomClient;
let close: () => Promise<void>;

async function start(variables: Record<string, string> = {}): Promise<void> {
  await close?.();
  ({ client, close } = await createClient(variables));
}

beforeEach(async () => {
  calcom = await new Loopback().start();
  await start();
});
afterEach(async () => {
  await close();
  await calcom.stop();
});

const book = () => exceptionOf(client.createBooking(calcom.account, NEW_BOOKING));
const list = () => exceptionOf(client.teamEventTypes(calcom.account, 7));
/** Of an operation: the narrowest circuit breaker. Sound ones are not kept. */
const stateOf = (kind: string) =>
  client.states().find((upstream) => upstream.kind === kind && upstream.scope === 'operation')?.state ?? 'closed';

async function failWrites(times: number): Promise<void> {
  calcom.answer = json(503, {});
  for (let i = 0; i < times; i++) expect(await book()).toMatchObject({ code: 'unavailable' });
}

describe('retries', () => {
  it.each([
    ['a 5xx', json(502, {})],
    ['a broken connection', reset],
  ])('a read is tried three times on %s', async (_, answer) => {
    calcom.answer = answer;
    expect(await list()).toMatchObject({ retryable: true, outcomeUnknown: false });
    expect(calcom.arrivals).toHaveLength(3);
  });

  it('a read that is not answered in time is not repeated: it is still under way', async () => {
    await start({ CALCOM_TIMEOUT_MS: '150' });
    calcom.answer = () => {};
    expect(await list()).toMatchObject({ code: 'timeout', retryable: true });
    expect(calcom.arrivals).toHaveLength(1);
    expect(client.meters.bulkheads.calcom_reads.running).toBe(1);
  });

  it('all tries of a read share one deadline', async () => {
    await start({ CALCOM_TIMEOUT_MS: '1000' });
    calcom.answer = (response, arrival) => void setTimeout(() => json(500, {})(response, arrival), 700);
    expect(await list()).toMatchObject({ code: 'timeout' });
    expect(calcom.arrivals.length).toBeLessThanOrEqual(2);
  });

  it('a read is not repeated before the time that the server names', async () => {
    calcom.answer = json(503, {}, { 'retry-after': '20' });
    expect(await list()).toMatchObject({ code: 'unavailable', retryAfter: 20 });
    expect(calcom.arrivals).toHaveLength(1);
  });

  it('a read succeeds when one of the tries does', async () => {
    calcom.answer = (response, arrival) =>
      (calcom.arrivals.length < 3 ? json(500, {}) : success([]))(response, arrival);
    await expect(client.teamEventTypes(calcom.account, 7)).resolves.toEqual(NOTHING);
  });

  it.each([400, 401, 403, 404, 422, 429])('a read is not retried after a %i', async (status) => {
    calcom.answer = json(status, {});
    await exceptionOf(client.me(calcom.account));
    expect(calcom.arrivals).toHaveLength(1);
  });
});

describe('the circuit breaker', () => {
  it('the circuit breaker opens after five failures: the sixth call does not reach Cal.com', async () => {
    await failWrites(5);
    expect(await book()).toMatchObject({
      code: 'circuit_open',
      retryable: true,
      outcomeUnknown: false,
      retryAfter: 30,
    });
    expect(calcom.arrivals).toHaveLength(5);
    expect(stateOf('write')).toBe('open');
  });

  it('the circuit breaker counts every try of a read and lets none through after the fifth', async () => {
    calcom.answer = json(500, {});
    expect(await list()).toMatchObject({ code: 'unavailable' });
    expect(await list()).toMatchObject({ code: 'unavailable' });
    expect(await list()).toMatchObject({ code: 'circuit_open' });
    expect(calcom.arrivals).toHaveLength(5);
  });

  it('the circuit breaker does not count refusals', async () => {
    for (const status of [400, 401, 403, 404, 409, 422]) {
      calcom.answer = json(status, {});
      await book();
    }
    expect(stateOf('write')).toBe('closed');
    expect(calcom.arrivals).toHaveLength(6);
  });

  it('the circuit breaker starts to count anew after a success', async () => {
    await start({ BREAKER_FAILURES: '2' });
    await failWrites(1);
    calcom.answer = success({ uid: 'u', status: 'accepted', start: BOOKING.start, end: BOOKING.end });
    await client.createBooking(calcom.account, NEW_BOOKING);
    await failWrites(1);
    expect(stateOf('write')).toBe('closed');
  });

  it('the circuit breaker of writes does not stop reads', async () => {
    await failWrites(5);
    calcom.answer = success([]);
    await expect(client.teamEventTypes(calcom.account, 7)).resolves.toEqual(NOTHING);
    expect([stateOf('read'), stateOf('write')]).toEqual(['closed', 'open']);
  });

  it('the circuit breaker of one origin does not stop another', async () => {
    const other = await new Loopback().start();
    await failWrites(5);
    other.answer = json(409, {});
    expect(await exceptionOf(client.createBooking(other.account, NEW_BOOKING))).toMatchObject({ code: 'slot_taken' });
    await other.stop();
  });

  it('the circuit breaker does not take a refusal for a success', async () => {
    await failWrites(4);
    calcom.answer = json(401, {});
    await book();
    await failWrites(1);
    expect(stateOf('write')).toBe('open');
  });
});

const RANGE = { start: new Date('2026-09-09'), end: new Date('2026-09-10'), timezone: 'UTC', length: 30 };
const slots = (eventTypeId: number, account = calcom.account) => client.slots(account, { ...RANGE, eventTypeId });
/** The account of another company at the same server. */
const accountOf = (name: string) => ({ ...calcom.account, apiKey: `cal_live_${name}` });

/** Questions for these event types fail; all other calls succeed. */
const breakEventTypes =
  (...broken: number[]): Answer =>
  (response, arrival) => {
    const isBroken = broken.includes(Number(arrival.url.searchParams.get('eventTypeId')));
    (isBroken ? json(500, {}) : success(arrival.url.pathname.endsWith('/slots') ? {} : []))(response, arrival);
  };

async function failSlots(eventTypeId: number, account = calcom.account): Promise<void> {
  while ((await exceptionOf(slots(eventTypeId, account))).code !== 'circuit_open');
}

const openScopes = () => client.states().flatMap(({ scope, state }) => (state === 'open' ? [scope] : []));

describe('the width of a circuit breaker', () => {
  it('failed bookings of one event type do not stop bookings of another', async () => {
    await failWrites(5);
    calcom.answer = json(409, {});
    const other = client.createBooking(calcom.account, { ...NEW_BOOKING, eventTypeId: 1 });
    expect(await exceptionOf(other)).toMatchObject({ code: 'slot_taken' });
    expect(await book()).toMatchObject({ code: 'circuit_open' });
  });

  it('a broken event type of one company stops neither its other ones nor another company', async () => {
    calcom.answer = breakEventTypes(1);
    await failSlots(1);
    expect(openScopes()).toEqual(['operation']);
    expect(await slots(2)).toEqual([]);
    expect(await client.teamEventTypes(calcom.account, 7)).toEqual(NOTHING);
    calcom.answer = success({});
    expect(await slots(1, accountOf('other'))).toEqual([]);
  });

  it('three failing operations of one company stop all its reads, and no other company', async () => {
    calcom.answer = breakEventTypes(1, 2, 3);
    await failSlots(1);
    await failSlots(2);
    expect(openScopes()).not.toContain('key');
    await failSlots(3);
    expect(openScopes()).toContain('key');
    expect(await list()).toMatchObject({ code: 'circuit_open' });
    expect(await client.teamEventTypes(accountOf('other'), 7)).toEqual(NOTHING);
  });

  it('failures of three companies stop the calls of all, those of two do not', async () => {
    calcom.answer = json(500, {});
    await failSlots(1, accountOf('one'));
    await failSlots(1, accountOf('two'));
    expect(openScopes()).not.toContain('origin');
    await failSlots(1, accountOf('three'));
    expect(openScopes()).toContain('origin');
    const before = calcom.arrivals.length;
    expect(await exceptionOf(client.me(accountOf('four')))).toMatchObject({ code: 'circuit_open' });
    expect(calcom.arrivals).toHaveLength(before);
  });

  it('an account’s own state tells what is held back, since when and until when; that of others does not change', async () => {
    expect(client.stateOf(calcom.account)).toEqual({ state: 'up' });
    calcom.answer = breakEventTypes(1, 2, 3);
    const before = Date.now();
    await failSlots(1);
    const { state, since = 0, retryAfter = 0 } = client.stateOf(calcom.account);
    expect(state).toBe('degraded');
    expect(since).toBeGreaterThanOrEqual(before);
    expect([29, 30]).toContain(retryAfter);
    await failSlots(2);
    await failSlots(3);
    expect(client.stateOf(calcom.account)).toMatchObject({ state: 'down', since });
    expect(client.stateOf(accountOf('other'))).toEqual({ state: 'up' });
  });

  it('failures of three companies stop nothing while a fourth one succeeds in between', async () => {
    for (const name of ['one', 'two', 'three']) {
      calcom.answer = json(500, {});
      await failSlots(1, accountOf(name));
      calcom.answer = success([]);
      await client.teamEventTypes(accountOf('four'), 7);
    }
    expect(openScopes()).toEqual(['operation', 'operation', 'operation']);
  });
});

describe('a key that Cal.com has blocked', () => {
  it('a blocked key is not used again until its time is over, and other keys are', async () => {
    calcom.answer = json(429, {}, { 'x-ratelimit-reset-default': '17' });
    expect(await list()).toMatchObject({ code: 'rate_limited', status: 429, retryAfter: 17 });
    calcom.answer = success([]);
    const { code, status, retryAfter = 0 } = await list();
    expect([code, status]).toEqual(['rate_limited', undefined]);
    // The end is put off by up to two seconds.
    expect(retryAfter).toBeGreaterThanOrEqual(17);
    expect(retryAfter).toBeLessThanOrEqual(19);
    expect(await book()).toMatchObject({ code: 'rate_limited', outcomeUnknown: false });
    expect(calcom.arrivals).toHaveLength(1);
    expect(await client.teamEventTypes(accountOf('other'), 7)).toEqual(NOTHING);
  });

  it('a blocked key is used again once its time is over, by calls that wait for it', async () => {
    await start({ CALCOM_TIMEOUT_MS: '10000' });
    calcom.answer = json(429, {}, { 'retry-after': '0.2' });
    expect(await list()).toMatchObject({ code: 'rate_limited', retryAfter: 1 });
    calcom.answer = success([]);
    const isListed = async () => (await client.teamEventTypes(calcom.account, 7).catch(() => 0)) !== 0;
    await eventually('the block is over', isListed);
    expect(calcom.arrivals).toHaveLength(2);
  });

  it('a block of days is asked about once an hour', async () => {
    calcom.answer = json(429, {}, { 'x-ratelimit-reset-default': '172800' });
    expect(await list()).toMatchObject({ code: 'rate_limited', retryAfter: 3600 });
  });

  it('a block until a date ends then', async () => {
    calcom.answer = json(429, {}, { 'retry-after': new Date(Date.now() + 31_000).toUTCString() });
    const { retryAfter = 0 } = await list();
    expect([30, 31]).toContain(retryAfter);
  });
});

describe('a slow answer', () => {
  it('slow answers open no circuit breaker, though their callers have left', async () => {
    await start({ CALCOM_TIMEOUT_MS: '100', BREAKER_FAILURES: '1' });
    const held: (() => void)[] = [];
    calcom.answer = (response, arrival) => void held.push(() => success([])(response, arrival));
    for (let n = 0; n < 6; n++) expect(await list()).toMatchObject({ code: 'timeout' });
    expect(held).toHaveLength(6);
    for (const release of held) release();
    await eventually('all are answered', () => client.meters.bulkheads.calcom_reads.running === 0);
    expect(client.states()).toEqual([]);
  });

  it('an answer that never comes is a failure in the end', async () => {
    await start({ CALCOM_TIMEOUT_MS: '20', BREAKER_FAILURES: '1' });
    calcom.answer = () => {};
    expect(await list()).toMatchObject({ code: 'timeout' });
    await eventually('the circuit breaker is open', () => stateOf('read') === 'open');
  });
});

describe('calls in flight', () => {
  it('slow calls of one company take its share, and those of another are sent at once', async () => {
    const held: (() => void)[] = [];
    calcom.answer = (response, arrival) => void held.push(() => success([])(response, arrival));
    const slow = Array.from({ length: 116 }, () => client.teamEventTypes(calcom.account, 7));
    expect(await list()).toMatchObject({ code: 'overloaded', retryable: true, retryAfter: 1 });
    await eventually('the share is used up', () => calcom.arrivals.length === 16);
    calcom.answer = success([]);
    expect(await client.teamEventTypes(accountOf('other'), 7)).toEqual(NOTHING);
    expect(client.meters.bulkheads.calcom_reads).toMatchObject({ running: 16, waitingAtShare: 100, refused: 1 });
    for (const release of held) release();
    await Promise.all(slow);
  });

  it('slow calls are no failures: they open no circuit breaker', async () => {
    calcom.answer = (response, arrival) => void setTimeout(() => success([])(response, arrival), 20);
    await Promise.all(Array.from({ length: 40 }, () => client.teamEventTypes(calcom.account, 7)));
    expect(client.states()).toEqual([]);
  });

  it('calls that wait are not sent once Cal.com has proven to be away', async () => {
    const held: (() => void)[] = [];
    calcom.answer = (response, arrival) => void held.push(() => json(500, {})(response, arrival));
    const calls = Array.from({ length: 20 }, () => book());
    await eventually('the share is used up', () => held.length === 8);
    calcom.answer = json(500, {});
    for (const release of held) release();
    const codes = (await Promise.all(calls)).map(({ code }) => code);
    // Each of the four failures before the one that opens it has given up its place.
    const sent = codes.filter((code) => code === 'unavailable').length;
    expect(sent).toBeLessThanOrEqual(12);
    expect(calcom.arrivals).toHaveLength(sent);
    expect(codes.filter((code) => code === 'circuit_open')).toHaveLength(20 - sent);
  });
});

/** Calls until one gets through: the first after the pause is the half-open probe. */
async function probe(): Promise<void> {
  while (calcom.arrivals.length === 5) await exceptionOf(client.createBooking(calcom.account, NEW_BOOKING));
}

describe('the half-open circuit breaker', () => {
  beforeEach(() => start({ BREAKER_OPEN_MS: '1' }));

  it('a failed half-open probe opens the circuit breaker again', async () => {
    await failWrites(5);
    await probe();
    expect(stateOf('write')).toBe('open');
  });

  it('an answered half-open probe closes the circuit breaker, even if the answer is a refusal', async () => {
    await failWrites(5);
    calcom.answer = json(409, {});
    await probe();
    expect(stateOf('write')).toBe('closed');
  });

  it('a half-open circuit breaker sends one probe, and other calls fail at once', async () => {
    await failWrites(5);
    const arrived = new Promise<() => void>((resolve) => {
      calcom.answer = (response, arrival) => resolve(() => json(409, {})(response, arrival));
    });
    const running = probe();
    const finish = await arrived;
    expect(stateOf('write')).toBe('half_open');
    expect(await book()).toMatchObject({ code: 'circuit_open', retryAfter: 1 });
    finish();
    await running;
    expect(stateOf('write')).toBe('closed');
    expect(calcom.arrivals).toHaveLength(6);
  });
});
