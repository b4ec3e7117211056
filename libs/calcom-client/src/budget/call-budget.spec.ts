import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { Environment } from '@app/common';
import { RedisConnection } from '@app/redis';
import { eventually } from '../../../../test/support/eventually';
import { notRun } from '../../../../test/support/engine-kinds';
import { claimRedis, REDIS_MISSING, RELAXED_REDIS_TIMEOUT_MS } from '../../../../test/support/redis';
import type { Priority } from './allowance';
import { CallBudget } from './call-budget';

const VARIABLES = { CALCOM_RATE_PER_MINUTE: '6', CALCOM_RATE_PER_SECOND: '100', CALCOM_CONCURRENCY: '100' };

const redis = await claimRedis();
const connections: RedisConnection[] = [];
afterEach(async () => {
  for (const connection of connections.splice(0)) await connection.close();
});
afterAll(() => redis?.release());

async function connect(url = redis?.url ?? ''): Promise<RedisConnection> {
  const connection = await RedisConnection.open([url], RELAXED_REDIS_TIMEOUT_MS);
  connections.push(connection);
  return connection;
}

type Opens = (variables?: object) => Promise<CallBudget>;

const alone: Opens = async (variables) => new CallBudget(new Environment({ ...VARIABLES, ...variables }), null);
const shared: Opens = async (variables) =>
  new CallBudget(new Environment({ ...VARIABLES, ...variables }), await connect());

let keys = 0;
const freshKey = (): string => `key-${++keys}`;
const NOW = { priority: 'interactive', maxWait: 5000 } as const;
const begin = (budget: CallBudget, key: string, waiting: { priority: Priority; maxWait: number } = NOW) =>
  budget.run(key, waiting, async () => 'made').catch((refusal: object) => refusal);

/** A call that lasts until it is ended. */
function lasting(budget: CallBudget, key: string, priority: Priority = 'interactive') {
  const { promise, resolve: end } = Promise.withResolvers<void>();
  let hasBegun = false;
  const work = async (): Promise<void> => {
    hasBegun = true;
    await promise;
  };
  const over = budget.run(key, { priority, maxWait: 60_000 }, work);
  return { end, over, hasBegun: () => hasBegun };
}

const kinds: [name: string, open: Opens][] = [['of one process', alone]];
if (redis) kinds.push(['of several processes', shared]);
else notRun('the budget of several processes', REDIS_MISSING);

describe.each(kinds)('the budget %s', (_, open) => {
  it('the budget lets so many calls begin in a minute, and says when the next may', async () => {
    const [budget, key] = [await open(), freshKey()];
    for (let n = 0; n < 6; n++) expect(await begin(budget, key)).toBe('made');
    const refusal = (await begin(budget, key)) as { because: string; wait: number };
    expect(refusal.because).toBe('rate');
    expect(refusal.wait).toBeGreaterThan(20_000);
    expect(refusal.wait).toBeLessThanOrEqual(60_000);
    expect(await begin(budget, freshKey())).toBe('made');
    expect(await budget.use(key)).toMatchObject({ perMinute: 6, left: 0, waiting: 0 });
  });

  it('the budget leaves a part to those who are more urgent', async () => {
    const [budget, key] = [await open(), freshKey()];
    const made = async (priority: Priority, tries: number): Promise<number> => {
      let count = 0;
      for (let n = 0; n < tries; n++) if ((await begin(budget, key, { priority, maxWait: 5000 })) === 'made') count++;
      return count;
    };
    expect(await made('background', 6)).toBe(3);
    expect(await made('sync', 6)).toBe(1);
    expect(await made('interactive', 6)).toBe(2);
  });

  it('the budget lets so many calls begin in a second; the others wait', async () => {
    const [budget, key] = [await open({ CALCOM_RATE_PER_MINUTE: '100', CALCOM_RATE_PER_SECOND: '4' }), freshKey()];
    const waiting = { priority: 'interactive', maxWait: 60_000 } as const;
    const begun: number[] = [];
    const note = async (): Promise<void> => void begun.push(performance.now());
    await Promise.all(Array.from({ length: 10 }, () => budget.run(key, waiting, note)));
    const [first = 0, last = 0] = [begun[0], begun.at(-1)];
    // Of ten calls at four a second, the ninth begins after two seconds.
    expect(last - first).toBeGreaterThan(1900);
  });

  it('the budget bounds the calls in flight; one that ends makes room for the most urgent', async () => {
    const [budget, key] = [await open({ CALCOM_RATE_PER_MINUTE: '100', CALCOM_CONCURRENCY: '2' }), freshKey()];
    const running = [lasting(budget, key), lasting(budget, key)];
    await eventually('both have begun', () => running.every(({ hasBegun }) => hasBegun()));
    const sync = lasting(budget, key, 'sync');
    const caller = lasting(budget, key);
    expect((await budget.use(key)).waiting).toBe(2);
    running[0]?.end();
    await eventually('the caller has its turn', caller.hasBegun);
    expect(sync.hasBegun()).toBe(false);
    caller.end();
    running[1]?.end();
    await eventually('the sync has its turn', sync.hasBegun);
    sync.end();
    await Promise.all([...running, caller, sync].map(({ over }) => over));
  });

  it('a block refuses those who wait, and lets those begin who can wait until it is over', async () => {
    const [budget, key] = [await open(), freshKey()];
    await budget.block(key, 60);
    expect(budget.blockedFor(key)).toBeGreaterThanOrEqual(60);
    expect(await begin(budget, key)).toMatchObject({ because: 'blocked' });
    const soon = freshKey();
    await budget.block(soon, 0.2);
    expect(await begin(budget, soon, { priority: 'sync', maxWait: 60_000 })).toBe('made');
    expect(budget.blockedFor(soon)).toBeUndefined();
  });

  it('a block that is known is not shortened', async () => {
    const [budget, key] = [await open(), freshKey()];
    await budget.block(key, 60);
    await budget.block(key, 1);
    expect(budget.blockedFor(key)).toBeGreaterThanOrEqual(60);
  });
});

if (redis) {
  describe('a budget that processes share', () => {
    it('several processes together begin no more calls than one, and hear of each other’s blocks', async () => {
      const [key, processes] = [freshKey(), [await shared(), await shared(), await shared()]];
      const made = await Promise.all(processes.flatMap((one) => [1, 2, 3, 4].map(() => begin(one, key))));
      expect(made.filter((outcome) => outcome === 'made')).toHaveLength(6);
      const [here, there] = processes;
      const other = freshKey();
      await here?.block(other, 60);
      await eventually('the other has heard of it', async () => {
        const outcome = there && (await begin(there, other));
        return typeof outcome === 'object' && 'because' in outcome && outcome.because === 'blocked';
      });
      expect(there?.blockedFor(other)).toBeGreaterThanOrEqual(59);
    });

    it('the places of a process that has died are given back', async () => {
      const variables = { CALCOM_RATE_PER_MINUTE: '100', CALCOM_CONCURRENCY: '1' };
      const [key, dead, alive] = [freshKey(), await shared(variables), await shared(variables)];
      const lost = lasting(dead, key);
      await eventually('its call is in flight', lost.hasBegun);
      // Neither its end nor its renewals reach Redis any more.
      await connections[0]?.close();
      const next = lasting(alive, key);
      await eventually('the place is free again', next.hasBegun);
      next.end();
      lost.end();
      await Promise.all([lost.over, next.over]);
    });

    it('a share of the budget is left while Redis is away, and what was begun before counts', async () => {
      const variables = { ...VARIABLES, CALCOM_RATE_PER_MINUTE: '40' };
      const connection = await connect();
      const [key, budget] = [freshKey(), new CallBudget(new Environment(variables), connection)];
      for (let n = 0; n < 4; n++) expect(await begin(budget, key)).toBe('made');
      await connection.close();
      for (let n = 0; n < 6; n++) expect(await begin(budget, key)).toBe('made');
      expect(await begin(budget, key)).toMatchObject({ because: 'rate' });
    });

    it('Redis holds no API key, and nothing that does not expire', async () => {
      const [key, budget, connection] = [freshKey(), await shared(), await connect()];
      const call = lasting(budget, key);
      await eventually('its call is in flight', call.hasBegun);
      await budget.block(key, 60);
      const names = [`calcom:{${key}}:calls`, `calcom:{${key}}:in_flight`, `calcom:{${key}}:blocked`];
      await eventually('all of it is there', async () => {
        const ttls = await Promise.all(names.map((name) => connection.commands.pTTL(name)));
        return ttls.every((ttl) => ttl > 0 && ttl <= 60_000);
      });
      call.end();
      await call.over;
    });
  });
}
