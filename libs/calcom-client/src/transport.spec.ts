import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually';
import type { CalcomClient } from './calcom-client';
import {
  type Answer,
  createClient,
  exceptionOf,
  json,
  KEY,
  Loopback,
  NEW_BOOKING,
  reset,
  stall,
  success,
  text,
} from '../testing/loopback';

let calcom: Loopback;
let client: CalcomClient;
/** Gives up soon: only for what never ends, as a slow machine would make anything else time out too. */
let hasty: CalcomClient;
let close: () => Promise<unknown>;

beforeEach(async () => {
  calcom = await new Loopback().start();
  const patient = await createClient({ BREAKER_FAILURES: '100' });
  const impatient = await createClient({ BREAKER_FAILURES: '100', CALCOM_TIMEOUT_MS: '100' });
  client = patient.client;
  hasty = impatient.client;
  close = () => Promise.all([patient.close(), impatient.close()]);
});
afterEach(async () => {
  await close();
  await calcom.stop();
});

const book = (by = client) => exceptionOf(by.createBooking(calcom.account, NEW_BOOKING));
const list = () => exceptionOf(client.teams(calcom.account));

describe('a write', () => {
  it('that is never answered has an unknown outcome', async () => {
    calcom.answer = () => {};
    expect(await book(hasty)).toMatchObject({ code: 'timeout', outcomeUnknown: true, retryable: false });
  });

  it('whose answer never ends has an unknown outcome', async () => {
    calcom.answer = stall;
    expect(await book(hasty)).toMatchObject({ code: 'timeout', outcomeUnknown: true });
  });

  it('whose connection breaks has an unknown outcome', async () => {
    calcom.answer = reset;
    expect(await book()).toMatchObject({ code: 'network', outcomeUnknown: true, retryable: false });
    calcom.answer = (response) => void response.destroy();
    expect(await book()).toMatchObject({ code: 'network', outcomeUnknown: true });
  });

  it('that no one was there to receive did not happen', async () => {
    const { account } = calcom;
    await calcom.stop();
    const exception = await exceptionOf(client.createBooking(account, NEW_BOOKING));
    expect(exception).toMatchObject({ code: 'network', outcomeUnknown: false, retryable: true });
    calcom = await new Loopback().start();
  });

  it('is sent once, whatever happens', async () => {
    for (const answer of [() => {}, reset, json(500, {}), json(429, {})]) {
      calcom.arrivals.length = 0;
      calcom.answer = answer;
      await book(hasty);
      expect(calcom.arrivals).toHaveLength(1);
    }
  });

  it('does not borrow a connection that the other side may be closing', async () => {
    calcom.answer = success([]);
    await client.teams(calcom.account);
    await client.teams(calcom.account);
    calcom.answer = json(409, {});
    await book();
    expect(calcom.arrivals.map(({ headers }) => headers.connection)).toEqual(['keep-alive', 'keep-alive', 'close']);
  });
});

describe('many at once', () => {
  it.each<[string, number, (by: CalcomClient) => Promise<unknown>, Answer]>([
    ['reads', 128, (by) => by.teams(calcom.account), success([])],
    ['writes', 32, (by) => exceptionOf(by.createBooking(calcom.account, NEW_BOOKING)), json(409, {})],
  ])('that are %s open no more than %i connections; the others wait their turn', async (_, most, ask, answer) => {
    const waiting: [response: Parameters<Answer>[0], arrival: Parameters<Answer>[1]][] = [];
    calcom.answer = (...arrived) => void waiting.push(arrived);
    const asked = Array.from({ length: most + 20 }, () => ask(client));
    await eventually('all connections are in use', () => waiting.length >= most);
    // Another client's way there and back: whatever had been on its way has arrived.
    calcom.answer = success([]);
    await hasty.teams(calcom.account);
    expect(calcom.arrivals).toHaveLength(most + 1);
    calcom.answer = answer;
    for (const arrived of waiting) answer(...arrived);
    await Promise.all(asked);
    expect(calcom.arrivals).toHaveLength(most + 21);
  });
});

describe('an answer', () => {
  it('is not followed to another place', async () => {
    calcom.answer = text(302, '', { location: `${calcom.account.baseUrl}/me` });
    expect(await list()).toMatchObject({ code: 'unexpected_answer', status: 302 });
    expect(calcom.arrivals).toHaveLength(1);
  });

  it('is not read beyond 5 MB', async () => {
    calcom.answer = success('x'.repeat(6 * 1024 * 1024));
    expect(await list()).toMatchObject({ code: 'unexpected_answer' });
  });

  it.each(['', '<html>Welcome</html>', '[]', 'null', '{"status":"success"}', '{"data":{}}'])(
    'of %j is unexpected, not a crash',
    async (body) => {
      calcom.answer = text(200, body);
      expect(await list()).toMatchObject({ code: 'unexpected_answer', status: 200, retryable: false });
    },
  );
});

const echo =
  (status: number): Answer =>
  (response, arrival) => {
    const message = `${JSON.stringify(arrival.headers)} ${arrival.body}`;
    json(status, { error: { message } })(response, arrival);
  };

describe('secrets', () => {
  it('are in no exception, though Cal.com echoes everything', async () => {
    for (const answer of [echo(400), echo(401), echo(409), echo(500), reset, stall]) {
      calcom.answer = answer;
      const exception = await book(answer === stall ? hasty : client);
      const everything = inspect(exception, { depth: 10, showHidden: true }) + JSON.stringify(exception);
      expect(everything).toContain('createBooking');
      for (const secret of [KEY, 'Bearer', 'Ada', 'ada@example.com']) expect(everything).not.toContain(secret);
    }
  });
});

describe('the environment', () => {
  it('cannot send requests through a proxy', async () => {
    const proxied = { HTTP_PROXY: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9', NO_PROXY: '', no_proxy: '' };
    const before = Object.keys(proxied).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, proxied);
    try {
      calcom.answer = success([]);
      await expect(client.teams(calcom.account)).resolves.toEqual([]);
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });
});
