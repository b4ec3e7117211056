import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'redis';
import { FixedClock } from '../../common/testing/fixed-clock';
import { notRun } from '../../../test/support/on-every-engine';
import { PRIVATE_REDIS_MISSING, PrivateRedis } from '../../../test/support/private-redis';
import { RedisConnection } from '@app/redis';
import { SharedCounter } from './shared-counter';
import { Throttle } from './throttle';

const NAME = 'a shared counter';
const DEADLINE_MS = 500;

describe(NAME, () => {
  if (PRIVATE_REDIS_MISSING) return notRun(NAME, PRIVATE_REDIS_MISSING);

  let redis: PrivateRedis;
  const connections: RedisConnection[] = [];
  beforeAll(async () => {
    redis = await PrivateRedis.start();
  });
  afterEach(async () => {
    for (const connection of connections.splice(0)) await connection.close();
  });
  afterAll(() => redis.kill());

  /** The deadline is long unless it is what the test is about: a busy machine must not look like a Redis that is away. */
  async function open(deadline = 10_000): Promise<SharedCounter> {
    const connection = await RedisConnection.open([redis.url]);
    connections.push(connection);
    return new SharedCounter(connection, 60, deadline);
  }

  it('a shared counter adds up what several processes count, and expires with the window', async () => {
    const [here, there] = [await open(), await open()];
    const key = `caller:token:1:${randomUUID()}`;
    expect(await here.add(key, 30)).toBe(30);
    expect(await there.add(key, 5)).toBe(35);
    expect(await here.add(key, 1)).toBe(36);
    const client = createClient({ url: redis.url });
    await client.connect();
    expect(await client.pTTL(`throttle:${key}`)).toBeLessThanOrEqual(60_000);
    expect(await client.pTTL(`throttle:${key}`)).toBeGreaterThan(50_000);
    expect(await client.keys('company:*')).toEqual([]);
    await client.disconnect();
  });

  it('a shared counter takes back what it has counted, and can only be looked at', async () => {
    const [here, there] = [await open(), await open()];
    const key = `wrong-answers:${randomUUID()}`;
    expect([await here.add(key, 0), await here.add(key, 1), await there.add(key, 1)]).toEqual([0, 1, 2]);
    expect([await there.add(key, -1), await here.add(key, 0)]).toEqual([1, 1]);
  });

  it('a shared counter makes one exact limit hold for several processes together', async () => {
    const clock = new FixedClock(new Date());
    const name = `sign-in-${randomUUID()}`;
    const counters = await Promise.all([open(), open(), open()]);
    const throttles = counters.map((counter) => new Throttle(name, 10, clock, counter));
    const attempts = await Promise.allSettled(
      throttles.flatMap((throttle) => Array.from({ length: 10 }, () => throttle.countExactly('account'))),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });

  it('a shared counter waits for a frozen Redis no longer than the deadline, and not at all once its circuit breaker is open', async () => {
    const counter = await open(DEADLINE_MS);
    await counter.add('warm', 1);
    redis.freeze();
    try {
      const times: number[] = [];
      for (let i = 0; i < 8; i++) {
        const start = performance.now();
        expect(await counter.add('frozen', 1)).toBeUndefined();
        times.push(performance.now() - start);
      }
      expect(times[0]).toBeGreaterThan(DEADLINE_MS - 10);
      expect(times[0]).toBeLessThan(10 * DEADLINE_MS);
      expect(times.at(-1)).toBeLessThan(DEADLINE_MS / 2);
    } finally {
      redis.thaw();
    }
  });
});
