import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asOwner } from '../support/as-owner';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { FaultProxy } from '../support/fault-proxy';
import { notRun } from '../support/on-every-engine';
import { PRIVATE_REDIS_MISSING, PrivateRedis } from '../support/private-redis';
import { openWorld, type World } from '../support/world';

const NAME = 'every outage of Redis';
const TEAMS = '/api/calcom/teams';
const REQUESTS = 50;
/** The deadline of a Redis command. At least half of the requests must not have waited for one. */
const DEADLINE_MS = 500;
/** A second until the connection is retried, one until the circuit breaker closes, and a few of the outbox. */
const RECOVERY_MS = 60_000;

describe(NAME, () => {
  if (PRIVATE_REDIS_MISSING) return notRun(NAME, PRIVATE_REDIS_MISSING);
  let redis: PrivateRedis;
  let proxy: FaultProxy;
  let world: World;
  let team: number;
  /** The team's name in the database. */
  let name: string;

  beforeAll(async () => {
    // A replica gets the data at once.
    redis = await PrivateRedis.start({ args: ['--repl-diskless-sync-delay', '0'] });
    proxy = await FaultProxy.open(redis.url);
    const opened = await openWorld('embedded', {
      variables: { REDIS_URL: proxy.url, REDIS_TIMEOUT_MS: String(DEADLINE_MS) },
    });
    if (!opened) throw new Error('the embedded engines did not open');
    world = opened;
    [{ id: team, name }] = (await world.salon.member.get(TEAMS)).body.data;
  });

  afterAll(async () => {
    await world?.close();
    await proxy?.close();
    await redis?.kill();
  });

  /** Lists the teams; the answer must be current, whatever happens to Redis. */
  async function list(): Promise<Answer<Json>> {
    const answer = await world.salon.member.get(TEAMS);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`"${name}"`);
    return answer;
  }

  async function rename(to: string): Promise<void> {
    expect((await world.salon.admin.patch(`${TEAMS}/${team}`, { name: to })).status).toBe(200);
    name = to;
  }

  /** The median duration of a request, in milliseconds. */
  async function median(): Promise<number> {
    const times: number[] = [];
    for (let n = 0; n < REQUESTS; n++) {
      const began = performance.now();
      await list();
      times.push(performance.now() - began);
    }
    return times.toSorted((a, b) => a - b)[REQUESTS / 2] ?? Infinity;
  }

  const isCachedAgain = () =>
    eventually('answers are cached again', async () => (await list()).headers.get('x-cache') === 'HIT', RECOVERY_MS);
  const cachedIn = (server: PrivateRedis) =>
    server.command<string | null>('GET', `company:${world.salon.id}:calcom_teams:all`);

  const jobs = (): Promise<{ state: string }[]> =>
    asOwner(world, `select state from pgboss.job where name = 'cache-invalidations'`);

  /** Requests are as fast as without Redis, writes work, and answers are current. */
  async function survives(what: string): Promise<void> {
    expect(await median()).toBeLessThan(DEADLINE_MS);
    await rename(`Während: ${what}`);
    expect(await median()).toBeLessThan(DEADLINE_MS);
  }

  beforeEach(async () => {
    // Invalidations that an earlier outage left to the outbox must not happen during this one.
    await eventually('the outbox is empty', async () => (await jobs()).every(({ state }) => state === 'completed'));
    // The answer has to be in Redis, not only in the local cache: an outage could bring back what is in Redis.
    await eventually(
      'the current answer is in Redis',
      async () => (await list()) && (await cachedIn(redis))?.includes(`"${name}"`),
    );
  });
  afterEach(isCachedAgain);

  it('a Redis that stops and restarts empty: requests are answered, and cached again afterwards', async () => {
    await redis.kill();
    await survives('gestoppt');
    await redis.start();
    await isCachedAgain();
  });

  it('a Redis that freezes and thaws: requests are answered, and no stale answer comes back', async () => {
    redis.freeze();
    try {
      await survives('eingefroren');
    } finally {
      redis.thaw();
    }
    await isCachedAgain();
  });

  it('a Redis that is slower than the deadline: requests are answered without it', async () => {
    proxy.slow(2 * DEADLINE_MS);
    try {
      await survives('langsam');
    } finally {
      proxy.pass();
    }
    await isCachedAgain();
  });

  it('a Redis that becomes a read-only replica: requests are answered, and no stale answer is told', async () => {
    const before = name;
    await redis.command('REPLICAOF', '127.0.0.1', '1');
    try {
      expect(await cachedIn(redis)).toContain(`"${before}"`);
      await survives('nur lesend');
      expect(await cachedIn(redis)).toContain(`"${before}"`);
    } finally {
      await redis.command('REPLICAOF', 'NO', 'ONE');
    }
    await isCachedAgain();
  });

  it('a Redis that restarts empty under load: every request gets a current answer', async () => {
    const restarted = redis.kill().then(() => redis.start());
    for (let isBack = false; !isBack;) {
      await list();
      isBack = await Promise.race([restarted.then(() => true), list().then(() => false)]);
    }
    await isCachedAgain();
  });

  it('a Redis that comes back with stale entries: none is answered, and all are soon invalidated', async () => {
    const before = name;
    proxy.refuse();
    await survives('abgeschnitten');
    expect(await cachedIn(redis)).toContain(`"${before}"`);
    proxy.pass();
    await isCachedAgain();
    await eventually(
      'the stale entry is invalidated',
      async () => !(await cachedIn(redis))?.includes(`"${before}"`),
      RECOVERY_MS,
    );
  });

  it('a failover to a replica that lags: no stale entry is answered, and all are soon invalidated', async () => {
    const replication = await FaultProxy.open(redis.url);
    const { port } = new URL(replication.url);
    const replica = await PrivateRedis.start({ args: ['--replicaof', '127.0.0.1', port] });
    try {
      const before = name;
      await eventually('the replica has it', async () => (await cachedIn(replica))?.includes(`"${before}"`));
      replication.swallow();
      await rename('Vor dem Wechsel');
      expect(await cachedIn(redis)).toBeNull();
      await redis.kill();
      await replica.command('REPLICAOF', 'NO', 'ONE');
      expect(await cachedIn(replica)).toContain(`"${before}"`);
      proxy.leadTo(replica.url);
      await isCachedAgain();
      await eventually(
        'the stale entry is invalidated',
        async () => !(await cachedIn(replica))?.includes(`"${before}"`),
        RECOVERY_MS,
      );
    } finally {
      await redis.kill();
      await redis.start();
      proxy.leadTo(redis.url);
      await replica.kill();
      await replication.close();
    }
  });
});
