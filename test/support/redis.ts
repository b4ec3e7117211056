import { randomUUID } from 'node:crypto';
import { createClient } from 'redis';

const DEFAULT_URL = 'redis://127.0.0.1:6379';
const DATABASES = 15;
const CLAIM_MS = 30_000;
const REFRESH_MS = 10_000;

/** Milliseconds, where the deadline is not what is examined: a busy machine must not look like a Redis that is away. */
export const PATIENT_REDIS_MS = 10_000;

/** A logical database of a Redis that belongs to one test file. */
export interface ClaimedRedis {
  /** With the number of the database. */
  url: string;
  /** Empties this database, and only this one, and gives it back. */
  release(): Promise<void>;
}

/** In one step: only an empty database that nobody has claimed. The claim lies in database 0, so that ours stays empty. */
const CLAIM = `
redis.call('SELECT', ARGV[1])
local size = redis.call('DBSIZE')
redis.call('SELECT', 0)
if size > 0 then return 0 end
if redis.call('SET', KEYS[1], ARGV[2], 'NX', 'PX', ARGV[3]) then return 1 end
return 0`;

const nameOf = (database: number): string => `test:claimed-database:${database}`;

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
    const claim = { keys: [key], arguments: [String(database), owner, String(CLAIM_MS)] };
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
        await client.del(key);
        await client.quit();
      },
    };
  }
  await client.quit();
  throw new Error(`No database from 1 to ${DATABASES} at ${base} is empty; free one for the tests`);
}

/** Why the Redis half of a suite does not run. */
export const REDIS_MISSING = 'no Redis answers: set REDIS_URL or start one on 127.0.0.1:6379';
