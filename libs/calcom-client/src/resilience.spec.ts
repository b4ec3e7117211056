import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CalcomClient } from './calcom-client';
import { createClient, exceptionOf, json, Loopback, NEW_BOOKING, reset, success } from '../testing/loopback';

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
const list = () => exceptionOf(client.teams(calcom.account));
const stateOf = (kind: string) => client.states().find((upstream) => upstream.kind === kind)?.state;

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

  it('a read is tried three times on a timeout', async () => {
    await start({ CALCOM_TIMEOUT_MS: '150' });
    calcom.answer = () => {};
    expect(await list()).toMatchObject({ code: 'timeout', retryable: true });
    expect(calcom.arrivals).toHaveLength(3);
  });

  it('a read succeeds when one of the tries does', async () => {
    calcom.answer = (response, arrival) =>
      (calcom.arrivals.length < 3 ? json(500, {}) : success([]))(response, arrival);
    await expect(client.teams(calcom.account)).resolves.toEqual([]);
  });

  it.each([400, 401, 403, 404, 422, 429])('a read is not retried after a %i', async (status) => {
    calcom.answer = json(status, {});
    await list();
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
    for (const status of [400, 401, 403, 404, 409, 429]) {
      calcom.answer = json(status, {});
      await book();
    }
    expect(stateOf('write')).toBe('closed');
    expect(calcom.arrivals).toHaveLength(6);
  });

  it('the circuit breaker starts to count anew after a success', async () => {
    await start({ BREAKER_FAILURES: '2' });
    await failWrites(1);
    calcom.answer = success({ uid: 'u', status: 'accepted', start: '2026-09-09', end: '2026-09-10' });
    await client.createBooking(calcom.account, NEW_BOOKING);
    await failWrites(1);
    expect(stateOf('write')).toBe('closed');
  });

  it('the circuit breaker of writes does not stop reads', async () => {
    await failWrites(5);
    calcom.answer = success([]);
    await expect(client.teams(calcom.account)).resolves.toEqual([]);
    expect([stateOf('read'), stateOf('write')]).toEqual(['closed', 'open']);
  });

  it('the circuit breaker of one origin does not stop another', async () => {
    const other = await new Loopback().start();
    await failWrites(5);
    other.answer = json(409, {});
    expect(await exceptionOf(client.createBooking(other.account, NEW_BOOKING))).toMatchObject({ code: 'slot_taken' });
    expect(client.states()).toEqual([
      { origin: new URL(calcom.account.baseUrl).origin, kind: 'write', state: 'open' },
      { origin: new URL(other.account.baseUrl).origin, kind: 'write', state: 'closed' },
    ]);
    await other.stop();
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
