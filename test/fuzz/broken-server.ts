import { fastify, type FastifyInstance } from 'fastify';
import type { ApiDocument } from './document';

const ID = { id: { type: 'integer', minimum: 1 } };
const ONE = { type: 'object', required: ['id'], properties: ID };
const answer = { content: { 'application/json': { schema: ONE } } };
const security = [{ bearer: [] }];
const get = (parameters: ApiDocument['paths'][string][string]['parameters'] = []) => ({
  get: { parameters, responses: { 200: answer, 400: {} }, security: parameters.length > 0 ? security : [] },
});

/** The OpenAPI description of the broken server. */
export const BROKEN: ApiDocument = {
  components: { schemas: {} },
  paths: {
    '/crashes': get(),
    '/teapot': get(),
    '/leaks': get(),
    '/lies': get(),
    '/anonymous': get(),
    '/open': get([{ name: 'id', in: 'query', required: true, schema: ID.id }]),
    '/reveals': get(),
    '/html': get(),
    '/swallows': {
      post: {
        requestBody: { content: { 'application/json': { schema: { ...ONE, additionalProperties: false } } } },
        responses: { 200: answer, 400: {} },
      },
    },
  },
};

/** A server that violates its description in every way that the fuzzer must detect. */
export function brokenServer(): FastifyInstance {
  const server = fastify();
  server.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/anonymous')) void reply.header('x-request-id', 'id');
  });
  server.get('/crashes', (_, reply) => reply.status(500).send({ request_id: 'id' }));
  server.get('/teapot', (_, reply) => reply.status(418).send({ request_id: 'id' }));
  server.get('/leaks', () => ({ id: 1, password: 'secret' }));
  server.get('/lies', () => ({ id: '1' }));
  server.get('/anonymous', () => ({ id: 1 }));
  server.get('/open', () => ({ id: 1 }));
  server.get('/reveals', (_, reply) =>
    reply.status(400).send({ request_id: 'id', message: 'Error: relation violates' }),
  );
  server.get('/html', (_, reply) => reply.type('text/html').send('<p>'));
  server.post('/swallows', () => ({ id: 1 }));
  return server;
}
