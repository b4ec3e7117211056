/** The same bytes from memory, and nothing else: no caller, no company, no log. What Fastify can do at all. */
import fastify from 'fastify';
import { announce, ANY_PORT, PATH, setting } from './setting.js';

const headers =
  process.env.RIVAL_HEADERS === 'all' ? setting.headers : { 'content-type': 'application/json; charset=utf-8' };

const server = fastify();
server.get(PATH, (_request, reply) => reply.headers(headers).send(setting.body));
announce(await server.listen(ANY_PORT));
