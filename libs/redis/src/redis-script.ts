import { createHash } from 'node:crypto';

/** A Lua script and the digest under which Redis caches it. */
export interface RedisScript {
  readonly source: string;
  readonly sha: string;
}

export const redisScript = (source: string): RedisScript => ({
  source,
  sha: createHash('sha1').update(source).digest('hex'),
});

/**
 * KEYS: a key that does not exist. ARGV: channel, message. Returns the number of subscribers. Deleting what does not exist
 * changes nothing, but a server that refuses writes refuses it.
 */
export const ECHO = redisScript(`
redis.call('DEL', KEYS[1])
return redis.call('PUBLISH', ARGV[1], ARGV[2])`);
