/** The upper bound of Fastify: the same bytes from memory, without authentication, tenants or log. */
import fastify from 'fastify';
import { announce, ANY_PORT, PATH, setting } from './setting.js';

const headers =
  process.env.RIVAL_HEADERS === 'all' ? setting.headers : { 'content-type': 'application/json; charset=utf-8' };

const server = fastify();
server.get(process.env.RIVAL_PATH ?? PATH, (_request, reply) => reply.headers(headers).send(setting.body));
announce(await server.listen(ANY_PORT));
