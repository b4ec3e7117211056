export { type Deadline, REDIS_TIMEOUT_MS, withDeadline } from './deadline';
export { RedisConnection } from './redis-connection';
export { REDIS, RedisModule } from './redis.module';
