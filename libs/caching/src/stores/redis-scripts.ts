import { createHash } from 'node:crypto';

/** A Lua script and the digest under which Redis caches it. */
export interface RedisScript {
  readonly source: string;
  readonly sha: string;
}

const script = (source: string): RedisScript => ({ source, sha: createHash('sha1').update(source).digest('hex') });

/**
 * KEYS: value, lease. ARGV: token, lease in ms. Returns the value, `1` for the lease, `0` while another token holds it.
 */
export const ACQUIRE = script(`
local text = redis.call('GET', KEYS[1])
if text then return text end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return 0`);

/** KEYS: value, lease, stale value. ARGV: token, channel, text, TTL in ms, TTL of the stale value in ms or 0. */
export const FILL = script(`
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
if ARGV[5] ~= '0' then redis.call('SET', KEYS[3], ARGV[3], 'PX', ARGV[5]) end
redis.call('DEL', KEYS[2])
redis.call('PUBLISH', ARGV[2], 'filled ' .. KEYS[1])
return 1`);

/** KEYS: value, lease. ARGV: token, channel. */
export const RELEASE = script(`
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[2])
redis.call('PUBLISH', ARGV[2], 'freed ' .. KEYS[1])
return 1`);

/** KEYS: value, lease, stale value. ARGV: channel. */
export const INVALIDATE = script(`
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
redis.call('PUBLISH', ARGV[1], 'dropped ' .. KEYS[1])
return 1`);

/**
 * KEYS: register. ARGV: member, TTL in ms. The register is a sorted set. A member's score is the microsecond at which
 * it expires, so expired members can be removed; it grows with every registration, so it serves as the stamp.
 */
export const REGISTER = script(`
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
local score = now + ARGV[2] * 1000
local before = redis.call('ZSCORE', KEYS[1], ARGV[1])
if before and tonumber(before) >= score then score = tonumber(before) + 1 end
redis.call('ZADD', KEYS[1], score, ARGV[1])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 1`);

/** KEYS: register. Returns member, score, member, score, … */
export const MEMBERS = script(`return redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')`);

/** KEYS: register. ARGV: member, score, member, score, … */
export const UNREGISTER = script(`
for i = 1, #ARGV, 2 do
  if redis.call('ZSCORE', KEYS[1], ARGV[i]) == ARGV[i + 1] then redis.call('ZREM', KEYS[1], ARGV[i]) end
end
return 1`);
