import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RedisConnection } from '@app/redis';
import { TenantContext } from '@app/tenancy';
import { notRun } from '../../../../test/support/on-every-engine';
import { PRIVATE_REDIS_MISSING, PrivateRedis } from '../../../../test/support/private-redis';
import { ToldTimes } from './told-times';

const NAME = 'a told time';
const COMPANY = { companyName: 'A', timezone: 'UTC', locale: 'de', role: 'agent', abilities: ['*'] } as const;
const call = (callId: string, companyId = 1) => ({
  tenant: new TenantContext({ ...COMPANY, companyId: companyId as never }),
  callId,
});

describe(NAME, () => {
  it('a told time is one of its call, its company and its appointment', async () => {
    const times = new ToldTimes(null);
    await times.add(call('one'), 5);
    expect(await times.has(call('one'), 5)).toBe(true);
    for (const [other, id] of [
      [call('two'), 5],
      [call('one', 2), 5],
      [call('one'), 6],
    ] as const)
      expect(await times.has(other, id)).toBe(false);
  });

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

  async function open(timeout = 10_000): Promise<ToldTimes> {
    const connection = await RedisConnection.open([redis.url], timeout);
    connections.push(connection);
    return new ToldTimes(connection);
  }

  it('a told time is known to every instance', async () => {
    const [here, there] = [await open(), await open()];
    expect(await there.has(call('shared'), 5)).toBe(false);
    await here.add(call('shared'), 5);
    expect(await there.has(call('shared'), 5)).toBe(true);
  });

  it('a told time is taken for granted while Redis does not answer', async () => {
    const times = await open(500);
    expect(await times.has(call('frozen'), 5)).toBe(false);
    redis.freeze();
    try {
      expect(await times.has(call('frozen'), 5)).toBe(true);
    } finally {
      redis.thaw();
    }
  });
});
