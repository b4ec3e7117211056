import { redisScript } from '@app/redis';

/**
 * KEYS: calls by when they began, calls in flight by when their place expires, the block. ARGV: call, allowed in a minute,
 * in a second, in flight, milliseconds of a place, then calls that have ended. Returns what is short, and the
 * milliseconds until another try makes sense: `{'', 0}` when the call is admitted. All by the clock of Redis.
 */
export const ADMIT = redisScript(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for i = 6, #ARGV do redis.call('ZREM', KEYS[2], ARGV[i]) end
local blocked = redis.call('PTTL', KEYS[3])
if blocked > 0 then return {'blocked', blocked} end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 60000)
local function wait(limit, window)
  local last = redis.call('ZREVRANGE', KEYS[1], limit - 1, limit - 1, 'WITHSCORES')
  return last[2] and last[2] + window - now or 0
end
local short = math.max(wait(tonumber(ARGV[2]), 60000), wait(tonumber(ARGV[3]), 1000))
if short > 0 then return {'rate', short} end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[4]) then return {'concurrency', 0} end
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZADD', KEYS[2], now + ARGV[5], ARGV[1])
redis.call('PEXPIRE', KEYS[1], 60000)
redis.call('PEXPIRE', KEYS[2], ARGV[5])
return {'', 0}`);

/** KEYS: calls in flight. ARGV: those that have ended. */
export const END = redisScript(`return redis.call('ZREM', KEYS[1], unpack(ARGV))`);

/** KEYS: calls in flight. ARGV: one of them, milliseconds of its place. One that was given back stays so. */
export const RENEW = redisScript(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if redis.call('ZADD', KEYS[1], 'XX', 'CH', now + ARGV[2], ARGV[1]) == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 1`);

/** KEYS: the block. ARGV: milliseconds. */
export const BLOCK = redisScript(`
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end
return 1`);

/** KEYS: calls by when they began, the block. Returns the calls of the last minute, and milliseconds of the block. */
export const USE = redisScript(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
return {redis.call('ZCOUNT', KEYS[1], '(' .. (now - 60000), '+inf'), math.max(0, redis.call('PTTL', KEYS[2]))}`);
