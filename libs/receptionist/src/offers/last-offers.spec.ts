import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RedisConnection } from '@app/redis';
import { TenantContext } from '@app/tenancy';
import { eventually } from '../../../../test/support/eventually';
import { notRun } from '../../../../test/support/on-every-engine';
import { PRIVATE_REDIS_MISSING, PrivateRedis } from '../../../../test/support/private-redis';
import type { Conversation } from '../conversation';
import { LastOffers } from './last-offers';

const NAME = 'the last offer of a call';
const TIMEOUT_MS = 500;
const [EARLY, LATE] = ['2026-12-07T09:00:00+01:00', '2026-12-07T15:00:00+01:00'];
const COMPANY = { companyName: 'A', timezone: 'UTC', locale: 'de', role: 'agent', abilities: ['*'] } as const;

const offer = (start: string): string => JSON.stringify({ slots: [{ slot_id: 'x', start }] });

/** A call of company 1. */
const call = (callId: string, companyId = 1): Conversation => ({
  tenant: new TenantContext({ ...COMPANY, companyId: companyId as never }),
  source: 'agent',
  callId,
  at: new Date(),
});

const startIn = async (offers: LastOffers, callId: string): Promise<string | undefined> =>
  (await offers.of(call(callId)))?.map(({ start }) => start.toISOString())[0];
const [early, late] = [EARLY, LATE].map((start) => new Date(start).toISOString());

describe(NAME, () => {
  it('the last offer of a call is known without Redis in its process', async () => {
    const offers = new LastOffers(null);
    expect(await offers.of(call('none'))).toEqual([]);
    offers.remember(call('one'), offer(EARLY));
    expect(await startIn(offers, 'one')).toBe(early);
    expect(await offers.of(call('one', 2))).toEqual([]);
    expect(await offers.of({ ...call('one'), source: 'mcp' })).toEqual([]);
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

  async function open(): Promise<LastOffers> {
    const connection = await RedisConnection.open([redis.url], TIMEOUT_MS);
    connections.push(connection);
    return new LastOffers(connection);
  }
  const pair = (): Promise<[LastOffers, LastOffers]> => Promise.all([open(), open()]);
  const isKnown = (offers: LastOffers, callId: string, start: string | undefined) =>
    eventually(`${start} is known`, async () => (await startIn(offers, callId)) === start);

  it('the last offer of a call is the one that another instance has made since', async () => {
    const [here, there] = await pair();
    here.remember(call('moves'), offer(EARLY));
    await isKnown(there, 'moves', early);
    there.remember(call('moves'), offer(LATE));
    await isKnown(here, 'moves', late);
    expect(await there.of(call('moves', 2))).toEqual([]);
    const left = Number(await redis.command('TTL', 'offers:1:moves'));
    expect(left).toBeGreaterThan(7000);
    expect(left).toBeLessThanOrEqual(7200);
    expect(await redis.command('KEYS', 'company:*')).toEqual([]);
  });

  it('the last offer of a call is unknown while Redis refuses writes, and not the one before', async () => {
    const [here, there] = await pair();
    here.remember(call('full'), offer(EARLY));
    await isKnown(there, 'full', early);
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    try {
      here.remember(call('full'), offer(LATE));
      expect(await here.of(call('full'))).toBeUndefined();
      expect(await there.of(call('full'))).toBeUndefined();
      expect(await there.of(call('new'))).toBeUndefined();
    } finally {
      await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    }
    // The offer before is dropped, so an instance that has made none knows of none.
    await eventually('the offer before is gone', async () => (await there.of(call('full')))?.length === 0);
    here.remember(call('full'), offer(LATE));
    await isKnown(there, 'full', late);
    await isKnown(here, 'full', late);
  });

  it('the last offer of a call that Redis has lost is unknown to the instance that made it', async () => {
    const offers = await open();
    offers.remember(call('lost'), offer(EARLY));
    await isKnown(offers, 'lost', early);
    await redis.command('FLUSHALL');
    expect(await offers.of(call('lost'))).toBeUndefined();
    expect(await offers.of(call('another'))).toEqual([]);
  });

  it('the last offer of a call is unknown in time when Redis freezes', async () => {
    const offers = await open();
    offers.remember(call('frozen'), offer(EARLY));
    await isKnown(offers, 'frozen', early);
    redis.freeze();
    try {
      const times: number[] = [];
      for (let n = 0; n < 8; n++) {
        const since = performance.now();
        expect(await offers.of(call('frozen'))).toBeUndefined();
        times.push(performance.now() - since);
      }
      expect(times[0]).toBeLessThan(10 * TIMEOUT_MS);
      expect(times.at(-1)).toBeLessThan(TIMEOUT_MS / 2);
    } finally {
      redis.thaw();
    }
    await isKnown(offers, 'frozen', early);
  });
});
