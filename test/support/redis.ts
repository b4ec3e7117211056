import { randomUUID } from 'node:crypto';
import { createClient } from '@redis/client';

const DEFAULT_URL = 'redis://127.0.0.1:6379';
const DATABASES = 15;
const CLAIM_MS = 300_000;
const REFRESH_MS = 15_000;
const MARK_SECONDS = 86_400;

/** Milliseconds, for tests of other things than the timeout: a slow machine must not look like a Redis that is gone. */
export const RELAXED_REDIS_TIMEOUT_MS = 10_000;

/** A logical database of a Redis that belongs to one test file. */
export interface ClaimedRedis {
  /** Names the number of the database. */
  url: string;
  /** Empties this database, and only this one, and gives it back. */
  release(): Promise<void>;
}

/**
 * Claims a database atomically if it is unclaimed and either empty or marked as left behind by a killed run. Claim and
 * mark are keys of database 0, so that the claimed one begins empty.
 */
const CLAIM = `
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
local isOurs = redis.call('EXISTS', KEYS[2]) == 1
redis.call('SELECT', ARGV[1])
if redis.call('DBSIZE') > 0 then
  if not isOurs then redis.call('SELECT', 0) return 0 end
  redis.call('FLUSHDB')
end
redis.call('SELECT', 0)
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('SET', KEYS[2], ARGV[2], 'EX', ARGV[4])
return 1`;

const nameOf = (database: number): string => `test:claimed-database:${database}`;
const markOf = (database: number): string => `test:used-database:${database}`;

/**
 * Claims an empty database of the Redis that `REDIS_URL` names or that answers on localhost; files that run at the same
 * time never share one. Undefined when none answers.
 * @throws Error when `CI=true` and none answers: there a missing server is a failure.
 */
export async function claimRedis(): Promise<ClaimedRedis | undefined> {
  const base = process.env.REDIS_URL ?? DEFAULT_URL;
  const client = createClient({ url: new URL('/0', base).href, socket: { reconnectStrategy: false } });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    if (process.env.CI === 'true') {
      throw new Error(`These tests need Redis, and none answers at ${base}`, { cause: error });
    }
    return undefined;
  }

  const owner = randomUUID();
  for (let database = 1; database <= DATABASES; database++) {
    const key = nameOf(database);
    const given = [String(database), owner, String(CLAIM_MS), String(MARK_SECONDS)];
    const claim = { keys: [key, markOf(database)], arguments: given };
    if ((await client.eval(CLAIM, claim)) !== 1) continue;
    // A run that ends without releasing must still end; its claim runs out.
    client.unref();
    const refresh = setInterval(() => client.pExpire(key, CLAIM_MS).catch(() => {}), REFRESH_MS).unref();
    return {
      url: new URL(`/${database}`, base).href,
      release: async () => {
        clearInterval(refresh);
        await client.select(database);
        await client.flushDb();
        await client.select(0);
        await client.del([key, markOf(database)]);
        await client.close();
      },
    };
  }
  await client.close();
  throw new Error(`No database from 1 to ${DATABASES} at ${base} is empty; free one for the tests`);
}

/** Why the Redis half of a suite does not run. */
export const REDIS_MISSING = 'no Redis answers: set REDIS_URL or start one on 127.0.0.1:6379';
