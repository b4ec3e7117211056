/** The same bytes from Redis, with one GET for every request, and nothing else. */
import fastify from 'fastify';
import { createClient } from 'redis';
import { announce, ANY_PORT, PATH, setting } from './setting.js';

const KEY = 'rival:fastify-redis';

const redis = createClient({ url: setting.redisUrl });
await redis.connect();
await redis.set(KEY, setting.body);

const server = fastify();
server.get(PATH, async (_request, reply) => {
  void reply.header('content-type', 'application/json; charset=utf-8');
  return redis.get(KEY);
});
announce(await server.listen(ANY_PORT));
