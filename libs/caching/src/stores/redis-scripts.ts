import { redisScript } from '@app/redis';

/**
 * KEYS: a key that does not exist, values, other keys. ARGV: the number of values. Returns value, TTL in ms, value, TTL
 * in ms, …, then the other keys' values. Deleting what does not exist changes nothing, but a server that refuses writes
 * (a replica, a full disk, too few replicas) refuses it: what it holds can no longer be invalidated, so it must not count.
 */
export const READ = redisScript(`
redis.call('DEL', KEYS[1])
local last = tonumber(ARGV[1]) + 1
local found = {}
for i = 2, last do
  local value = redis.call('GET', KEYS[i])
  found[#found + 1] = value
  found[#found + 1] = value and redis.call('PTTL', KEYS[i]) or -2
end
for i = last + 1, #KEYS do found[#found + 1] = redis.call('GET', KEYS[i]) end
return found`);

/** KEYS: a family's generation. ARGV: the generation to set if there is none, its TTL in ms. Returns the generation. */
export const GENERATION = redisScript(`
local generation = redis.call('GET', KEYS[1])
if generation then return generation end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return ARGV[1]`);

/** KEYS: a family's generation. ARGV: the expected one, the least TTL in ms. Returns 1 when it is that one. */
export const KEEP_GENERATION = redisScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 1`);

/**
 * KEYS: value, lease, generation of the value. ARGV: token, lease in ms, the family's generation or ''. Returns value and
 * TTL in ms, `1` for the lease, `0` while another token holds it.
 */
export const ACQUIRE = redisScript(`
local value = redis.call('GET', KEYS[1])
if value and (ARGV[3] == '' or redis.call('GET', KEYS[3]) == ARGV[3]) then
  return {value, redis.call('PTTL', KEYS[1])}
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return 0`);

/**
 * KEYS: value, lease, generation of the value, stale value. ARGV: token, channel, text, TTL in ms, TTL of the stale value
 * in ms or 0, the family's generation or ''.
 */
export const FILL = redisScript(`
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
if ARGV[5] ~= '0' then redis.call('SET', KEYS[4], ARGV[3], 'PX', ARGV[5]) else redis.call('DEL', KEYS[4]) end
if ARGV[6] ~= '' then
  redis.call('SET', KEYS[3], ARGV[6], 'PX', math.max(tonumber(ARGV[4]), tonumber(ARGV[5])))
end
redis.call('DEL', KEYS[2])
redis.call('PUBLISH', ARGV[2], 'filled ' .. KEYS[1])
return 1`);

/** KEYS: lease. ARGV: token, lease in ms. */
export const RENEW = redisScript(`
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 0`);

/** KEYS: value, lease. ARGV: token, channel. */
export const RELEASE = redisScript(`
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[2])
redis.call('PUBLISH', ARGV[2], 'freed ' .. KEYS[1])
return 1`);

/** KEYS: what to delete. ARGV: channel, event. */
export const INVALIDATE = redisScript(`
redis.call('DEL', unpack(KEYS))
redis.call('PUBLISH', ARGV[1], ARGV[2])
return 1`);

/** KEYS: what to delete. */
export const DELETE = redisScript(`return redis.call('DEL', unpack(KEYS))`);

/**
 * KEYS: a company's members, a sorted set by expiry; their sizes, a hash with their sum under ''. ARGV: member, its bytes,
 * its TTL in ms, the most bytes of all. Returns the members beyond it, oldest first. Redis may evict either key; then
 * the count restarts.
 */
export const ADD_MEMBER = redisScript(`
local function forget(member)
  local bytes = redis.call('HGET', KEYS[2], member)
  redis.call('ZREM', KEYS[1], member)
  redis.call('HDEL', KEYS[2], member)
  return bytes and redis.call('HINCRBY', KEYS[2], '', -bytes) or tonumber(redis.call('HGET', KEYS[2], '') or 0)
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('DEL', KEYS[2]) end
for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, 1000)) do forget(member) end
forget(ARGV[1])
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
local sum = redis.call('HINCRBY', KEYS[2], '', ARGV[2])
local beyond = {}
while sum > tonumber(ARGV[4]) do
  local oldest = redis.call('ZRANGE', KEYS[1], 0, 0)[1]
  if not oldest then break end
  beyond[#beyond + 1] = oldest
  sum = forget(oldest)
end
for _, key in ipairs(KEYS) do
  if redis.call('PTTL', key) < tonumber(ARGV[3]) then redis.call('PEXPIRE', key, ARGV[3]) end
end
return beyond`);
