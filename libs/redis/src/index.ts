export { type Deadline, withDeadline } from './deadline';
export { RedisCircuit } from './redis-circuit';
export { RedisConnection } from './redis-connection';
export { redisFacts } from './redis-facts';
export { REDIS, RedisModule } from './redis.module';
export { type RedisScript, redisScript } from './redis-script';
