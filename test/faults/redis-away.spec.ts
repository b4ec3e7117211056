import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { notRun } from '../support/on-every-engine';
import { PRIVATE_REDIS_MISSING, PrivateRedis } from '../support/private-redis';
import { book, findOffer } from '../support/road';
import { openWorld, type World } from '../support/world';

const NAME = 'a Redis that goes away';

describe(NAME, () => {
  if (PRIVATE_REDIS_MISSING) return notRun(NAME, PRIVATE_REDIS_MISSING);
  let redis: PrivateRedis;
  let world: World;

  beforeAll(async () => {
    redis = await PrivateRedis.start();
    const opened = await openWorld('embedded', { variables: { REDIS_URL: redis.url, REDIS_TIMEOUT_MS: '100' } });
    if (!opened) throw new Error('the embedded engines did not open');
    world = opened;
  });

  afterAll(async () => {
    await world?.close();
    await redis?.kill();
  });

  const list = (): Promise<Answer<Json>> => world.salon.member.get('/api/calcom/teams');
  const outcome = async (): Promise<string | null> => (await list()).headers.get('x-cache');
  const isCachedAgain = () => eventually('answers are cached again', async () => (await outcome()) === 'HIT');

  /** Reads, writes, syncs and bookings work without the cache, and answers are current. */
  async function everythingWorks(name: string): Promise<void> {
    const { salon } = world;
    const before = await list();
    expect({ status: before.status, outcome: before.headers.get('x-cache') }).toEqual({
      status: 200,
      outcome: 'BYPASS',
    });
    const [team] = before.body.data;
    expect((await salon.admin.patch(`/api/calcom/teams/${team.id}`, { name })).status).toBe(200);
    expect((await list()).text).toContain(name);
    expect((await salon.admin.post('/api/calcom/teams/sync')).status).toBe(200);
    expect((await book(salon, await findOffer(salon))).status).toBe(201);
    expect((await salon.member.get('/health/ready')).body).toMatchObject({
      status: 'up',
      dependencies: { database: 'up', cache: 'down', calcom: 'up' },
    });
  }

  it('a Redis that is killed costs the cache and nothing else; answers are cached again once it is back', async () => {
    await isCachedAgain();
    await redis.kill();
    await everythingWorks('Während des Ausfalls');
    await redis.start();
    await isCachedAgain();
    expect((await list()).text).toContain('Während des Ausfalls');
  });

  it('a Redis that freezes is bypassed within two seconds, and everything else works', async () => {
    await isCachedAgain();
    redis.freeze();
    try {
      // The local cache answers while the last heartbeat is fresh.
      await eventually('answers bypass the cache', async () => (await outcome()) === 'BYPASS');
      await everythingWorks('Während des Frosts');
    } finally {
      redis.thaw();
    }
    await isCachedAgain();
  });

  it('a Redis that restarts empty loses nothing but the cache', async () => {
    await isCachedAgain();
    await redis.kill();
    await redis.start();
    const fresh = await eventually('Redis is used again', async () => {
      const answer = await list();
      return answer.headers.get('x-cache') === 'BYPASS' ? undefined : answer;
    });
    expect(fresh.body.data).toHaveLength(3);
  });

  it('a Redis that is down at the start is used as soon as it answers', async () => {
    const late = await PrivateRedis.start();
    await late.kill();
    const other = await openWorld('embedded', { variables: { REDIS_URL: late.url } });
    try {
      const lateOutcome = async () => (await other?.salon.member.get('/api/calcom/teams'))?.headers.get('x-cache');
      expect(await lateOutcome()).toBe('BYPASS');
      await late.start();
      await eventually('the late Redis is used', async () => (await lateOutcome()) === 'HIT');
    } finally {
      await other?.close();
      await late.kill();
    }
  });
});
