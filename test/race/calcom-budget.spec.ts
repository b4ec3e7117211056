import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CalcomApiException, type CalcomAccount, type CalcomClient } from '@app/calcom-client';
import { createClient } from '../../libs/calcom-client/testing/loopback';
import { engineKinds, notRun } from '../support/engine-kinds';
import { eventually } from '../support/eventually';
import { type ClaimedRedis, claimRedis, RELAXED_REDIS_TIMEOUT_MS } from '../support/redis';

const NAME = 'three instances that share the budget of a key';
const INSTANCES = 3;
const CONCURRENCY = 5;
const PER_SECOND = 10;
const PER_MINUTE = 40;

/** A Cal.com that counts, by key, what arrives and what is in flight. */
class CountingCalcom {
  blockSeconds = 0;
  private readonly arrivals = new Map<string, number[]>();
  private readonly inFlight = new Map<string, number>();
  private readonly most = new Map<string, number>();
  private readonly server: Server = createServer((request, response) => {
    const key = request.headers.authorization ?? '';
    const now = (this.inFlight.get(key) ?? 0) + 1;
    this.inFlight.set(key, now);
    this.most.set(key, Math.max(now, this.most.get(key) ?? 0));
    this.arrivals.set(key, [...this.arrivalsOf(key), performance.now()]);
    setTimeout(() => {
      this.inFlight.set(key, (this.inFlight.get(key) ?? 0) - 1);
      if (this.blockSeconds > 0) response.writeHead(429, { 'x-ratelimit-reset-default': String(this.blockSeconds) });
      response.end(JSON.stringify({ status: 'success', data: [] }));
    }, 20);
  });

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  account(name: string): CalcomAccount {
    const { port } = this.server.address() as AddressInfo;
    return { apiKey: name, baseUrl: `http://127.0.0.1:${port}/v2` };
  }

  arrivalsOf(key: string): number[] {
    return this.arrivals.get(key) ?? [];
  }

  arrivedOf = ({ apiKey }: CalcomAccount): number => this.arrivalsOf(`Bearer ${apiKey}`).length;
  mostOf = ({ apiKey }: CalcomAccount): number => this.most.get(`Bearer ${apiKey}`) ?? 0;
  timesOf = ({ apiKey }: CalcomAccount): number[] => this.arrivalsOf(`Bearer ${apiKey}`);

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describe(NAME, () => {
  if (!engineKinds.includes('servers')) return notRun(NAME, 'Redis does not answer');

  let redis: ClaimedRedis | undefined;
  let instances: CalcomClient[] = [];
  const closing: (() => Promise<unknown>)[] = [];
  const calcom = new CountingCalcom();

  beforeAll(async () => {
    await calcom.start();
    redis = await claimRedis();
    if (!redis) throw new Error('Redis does not answer');
    const variables = {
      REDIS_URL: redis.url,
      REDIS_TIMEOUT_MS: String(RELAXED_REDIS_TIMEOUT_MS),
      CALCOM_RATE_PER_MINUTE: String(PER_MINUTE),
      CALCOM_RATE_PER_SECOND: String(PER_SECOND),
      CALCOM_CONCURRENCY: String(CONCURRENCY),
    };
    const opened = await Promise.all(Array.from({ length: INSTANCES }, () => createClient(variables)));
    instances = opened.map(({ client }) => client);
    closing.push(...opened.map(({ close }) => close));
  });
  beforeEach(() => void (calcom.blockSeconds = 0));
  afterAll(async () => {
    for (const close of closing) await close();
    calcom.stop();
    await redis?.release();
  });

  /** What a call ends with: `made`, or the code of its refusal. */
  const ask = (client: CalcomClient | undefined, account: CalcomAccount, subject: number): Promise<string> =>
    (client as CalcomClient).teamEventTypes(account, subject).then(
      () => 'made',
      (error: CalcomApiException) => error.code,
    );
  const asks = (account: CalcomAccount, count: number): Promise<string>[] =>
    Array.from({ length: count }, (_, n) => ask(instances[n % INSTANCES], account, n));

  it('three instances never send more than the budget of a minute, nor of a second, nor have more in flight', async () => {
    const account = calcom.account('busy');
    const outcomes: string[] = [];
    // More than a minute has, in waves such as callers make.
    for (let wave = 0; wave < 4; wave++) outcomes.push(...(await Promise.all(asks(account, 18))));
    const made = outcomes.filter((outcome) => outcome === 'made').length;
    expect(made).toBe(PER_MINUTE);
    expect(calcom.arrivedOf(account)).toBe(PER_MINUTE);
    expect(new Set(outcomes)).toEqual(new Set(['made', 'overloaded']));
    expect(calcom.mostOf(account)).toBeLessThanOrEqual(CONCURRENCY);
    const times = calcom.timesOf(account);
    // Forty calls at ten a second take three seconds.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan((PER_MINUTE / PER_SECOND - 1) * 1000 - 100);
  });

  it('a key that is used up holds back no other', async () => {
    expect(await Promise.all(asks(calcom.account('quiet'), INSTANCES))).toEqual(['made', 'made', 'made']);
  });

  it('a block that one instance has met is respected by all, and its end is not met by all at once', async () => {
    const [account, other] = [calcom.account('blocked'), calcom.account('neighbour')];
    calcom.blockSeconds = 60;
    expect(await ask(instances[0], account, 1)).toBe('rate_limited');
    calcom.blockSeconds = 0;
    const known = calcom.arrivedOf(account);
    await eventually('all instances know', async () => {
      const before = calcom.arrivedOf(account);
      const outcomes = await Promise.all(asks(account, INSTANCES));
      return outcomes.every((outcome) => outcome === 'rate_limited') && calcom.arrivedOf(account) === before;
    });
    expect(calcom.arrivedOf(account)).toBe(known);
    const budgets = await Promise.all(instances.map((client) => client.budgetOf(account)));
    for (const { blockedFor = 0 } of budgets) {
      expect(blockedFor).toBeGreaterThan(50);
      expect(blockedFor).toBeLessThanOrEqual(62);
    }
    expect(await Promise.all(asks(other, INSTANCES))).toEqual(['made', 'made', 'made']);
  });
});
