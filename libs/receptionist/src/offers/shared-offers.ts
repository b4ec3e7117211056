import { RedisCircuit, type RedisConnection, redisScript } from '@app/redis';

/** Longer than calls last. */
const KEPT_SECONDS = 2 * 3600;
/** Milliseconds between attempts to delete the stale offer that a lost write has left. */
const DROP_AGAIN_MS = 1000;
/** Maximum number of remembered calls whose last offer could not be written; the oldest are dropped. */
const MAX_LOST = 5000;

/** KEYS: the call's. ARGV: the answer, seconds. */
const KEEP = redisScript(`return redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])`);
/**
 * KEYS: the call's. ARGV: seconds. Writes what it reads: a server that refuses writes may have refused the last offer,
 * so that it holds the one before.
 */
const READ = redisScript(`
local told = redis.call('GET', KEYS[1]) or ''
redis.call('SET', KEYS[1], told, 'EX', ARGV[1])
return told`);
/** KEYS: the call's. */
const DROP = redisScript(`return redis.call('DEL', KEYS[1])`);

/**
 * The last offers of calls for all instances, in Redis. If one could not be written, the one before it is deleted as
 * soon as Redis answers, so that it is not taken for the last.
 */
export class SharedOffers {
  private readonly circuit: RedisCircuit;
  private readonly lost = new Set<string>();
  private timer?: NodeJS.Timeout;

  constructor(private readonly redis: RedisConnection) {
    this.circuit = new RedisCircuit(redis.timeout);
  }

  /** Never fails and need not be awaited: later reads on the same connection see the offer. */
  async keep(key: string, told: string): Promise<void> {
    if (await this.isDone(KEEP, key, told, String(KEPT_SECONDS))) return void this.lost.delete(key);
    this.lost.add(key);
    for (const oldest of this.lost) if (this.lost.size > MAX_LOST) this.lost.delete(oldest);
    this.dropLater();
  }

  /** Empty if nothing was offered; undefined while that is unknown. */
  async read(key: string): Promise<string | undefined> {
    if (this.lost.has(key)) return undefined;
    const told = await this.circuit.run(() => this.redis.run(READ, [key], [String(KEPT_SECONDS)]));
    return typeof told === 'string' && !this.lost.has(key) ? told : undefined;
  }

  private async isDone(...[script, key, ...args]: [typeof KEEP, string, ...string[]]): Promise<boolean> {
    return (await this.circuit.run(() => this.redis.run(script, [key], args))) !== undefined;
  }

  private dropLater(): void {
    this.timer ??= setTimeout(() => void this.dropLost(), DROP_AGAIN_MS).unref();
  }

  private async dropLost(): Promise<void> {
    for (const key of this.lost) {
      if (!(await this.isDone(DROP, key))) break;
      this.lost.delete(key);
    }
    this.timer = undefined;
    if (this.lost.size > 0) this.dropLater();
  }
}
