import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually';
import type { CalcomAccount as Account } from './calcom-account';
import type { CalcomClient } from './calcom-client';
import {
  type Answer,
  createClient,
  exceptionOf,
  json,
  KEY,
  Loopback,
  NEW_BOOKING,
  NOTHING,
  reset,
  stall,
  success,
  text,
} from '../testing/loopback';

let calcom: Loopback;
let client: CalcomClient;
/** For answers that never end; on a busy machine any other call would time out here too. */
let shortTimeout: CalcomClient;
let close: () => Promise<unknown>;

beforeEach(async () => {
  calcom = await new Loopback().start();
  const usual = await createClient({ BREAKER_FAILURES: '100', CALCOM_TIMEOUT_MS: '60000' });
  const short = await createClient({ BREAKER_FAILURES: '100', CALCOM_TIMEOUT_MS: '100' });
  client = usual.client;
  shortTimeout = short.client;
  close = () => Promise.all([usual.close(), short.close()]);
});
afterEach(async () => {
  await close();
  await calcom.stop();
});

const book = (by = client) => exceptionOf(by.createBooking(calcom.account, NEW_BOOKING));
const list = () => exceptionOf(client.teamEventTypes(calcom.account, 7));

describe('a write', () => {
  it('a write without an answer has an unknown outcome', async () => {
    calcom.answer = () => {};
    expect(await book(shortTimeout)).toMatchObject({ code: 'timeout', outcomeUnknown: true, retryable: false });
  });

  it('a write whose answer never ends has an unknown outcome', async () => {
    calcom.answer = stall;
    expect(await book(shortTimeout)).toMatchObject({ code: 'timeout', outcomeUnknown: true });
  });

  it('a write whose connection breaks has an unknown outcome', async () => {
    calcom.answer = reset;
    expect(await book()).toMatchObject({ code: 'network', outcomeUnknown: true, retryable: false });
    calcom.answer = (response) => void response.destroy();
    expect(await book()).toMatchObject({ code: 'network', outcomeUnknown: true });
  });

  it('a write to a closed port did not happen', async () => {
    const { account } = calcom;
    await calcom.stop();
    const exception = await exceptionOf(client.createBooking(account, NEW_BOOKING));
    expect(exception).toMatchObject({ code: 'network', outcomeUnknown: false, retryable: true });
    calcom = await new Loopback().start();
  });

  it('a write is sent once, whatever happens', async () => {
    for (const answer of [() => {}, reset, json(500, {}), json(429, {})]) {
      calcom.arrivals.length = 0;
      calcom.answer = answer;
      await book(shortTimeout);
      expect(calcom.arrivals).toHaveLength(1);
    }
  });

  it('a write opens its own connection: a pooled one may be closing', async () => {
    calcom.answer = success([]);
    await client.teamEventTypes(calcom.account, 7);
    await client.teamEventTypes(calcom.account, 7);
    calcom.answer = json(409, {});
    await book();
    expect(calcom.arrivals.map(({ headers }) => headers.connection)).toEqual(['keep-alive', 'keep-alive', 'close']);
  });
});

describe('the connection pools', () => {
  it.each<[string, number, number, (by: CalcomClient, account: Account) => Promise<unknown>, Answer]>([
    ['reads', 16, 128, (by, account) => by.teamEventTypes(account, 7), success([])],
    ['writes', 8, 32, (by, account) => exceptionOf(by.createBooking(account, NEW_BOOKING)), json(409, {})],
  ])(
    'concurrent %s open %i connections for a key and %i for all; the others wait',
    async (_, share, max, send, answer) => {
      const waiting: [response: Parameters<Answer>[0], arrival: Parameters<Answer>[1]][] = [];
      calcom.answer = (...arrived) => void waiting.push(arrived);
      const calls = Array.from({ length: share + 5 }, () => send(client, calcom.account));
      await eventually('the share of the key is used up', () => waiting.length >= share);
      for (let other = 1; other * share < max + share; other++) {
        const account = { ...calcom.account, apiKey: `${KEY}-${other}` };
        calls.push(...Array.from({ length: share }, () => send(client, account)));
      }
      await eventually('all connections are in use', () => waiting.length >= max);
      // A round trip of another client: by its end every request that was under way has arrived.
      calcom.answer = success([]);
      await shortTimeout.teamEventTypes(calcom.account, 7);
      expect(calcom.arrivals).toHaveLength(max + 1);
      const ofKey = calcom.arrivals.filter(({ headers }) => headers.authorization === `Bearer ${KEY}`);
      expect(ofKey).toHaveLength(share + 1);
      calcom.answer = answer;
      for (const arrived of waiting) answer(...arrived);
      await Promise.all(calls);
      expect(calcom.arrivals).toHaveLength(calls.length + 1);
    },
  );
});

describe('an answer', () => {
  it('an answer is not followed to another place', async () => {
    calcom.answer = text(302, '', { location: `${calcom.account.baseUrl}/me` });
    expect(await list()).toMatchObject({ code: 'unexpected_answer', status: 302 });
    expect(calcom.arrivals).toHaveLength(1);
  });

  it('an answer is not read beyond 5 MB', async () => {
    calcom.answer = success('x'.repeat(6 * 1024 * 1024));
    expect(await list()).toMatchObject({ code: 'unexpected_answer' });
  });

  it.each(['', '<html>Welcome</html>', '[]', 'null', '{"status":"success"}', '{"data":{}}'])(
    'an answer of %j is unexpected, not a crash',
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
  it('secrets are in no exception, though Cal.com echoes everything', async () => {
    for (const answer of [echo(400), echo(401), echo(409), echo(500), reset, stall]) {
      calcom.answer = answer;
      const exception = await book(answer === stall ? shortTimeout : client);
      const everything = inspect(exception, { depth: 10, showHidden: true }) + JSON.stringify(exception);
      expect(everything).toContain('createBooking');
      for (const secret of [KEY, 'Bearer', 'Ada', 'ada@example.com']) expect(everything).not.toContain(secret);
    }
  });
});

describe('the environment', () => {
  it('the environment cannot send requests through a proxy', async () => {
    const proxied = { HTTP_PROXY: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9', NO_PROXY: '', no_proxy: '' };
    const before = Object.keys(proxied).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, proxied);
    try {
      calcom.answer = success([]);
      await expect(client.teamEventTypes(calcom.account, 7)).resolves.toEqual(NOTHING);
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });
});
