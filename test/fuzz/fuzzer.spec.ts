import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { ApiClient } from '../support/client';
import { BROKEN, brokenServer } from './broken-server';
import { operationsOf } from './document';
import { fuzz } from './fuzzer';
import type { FuzzRequest } from './requests';

describe('the fuzzer', () => {
  let broken: FastifyInstance;
  let url: string;
  beforeAll(async () => {
    broken = brokenServer();
    url = await broken.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => broken.close());

  it('the fuzzer reports every kind of fault of a broken server', async () => {
    const target = {
      operations: operationsOf(BROKEN),
      hints: async () => ({ id: [1, 2, 3] }),
      send: ({ operation, query, body }: FuzzRequest) =>
        new ApiClient(url).send<unknown>(
          operation.method,
          `${operation.path}?${new URLSearchParams(query)}`,
          operation.method === 'GET' ? {} : { body },
        ),
    };
    const kinds = [...(await fuzz(target, 1500, 1)).complaints.keys()].join('\n');
    for (const complaint of [
      'GET /crashes answers 500',
      'GET /teapot answers 418, which is not described',
      'GET /leaks answers 200 outside its schema: data must NOT have additional properties',
      'GET /lies answers 200 outside its schema: data/id must be integer',
      'GET /anonymous has no x-request-id',
      'GET /open lets in anonymous',
      'GET /open accepts query id that is forbidden: data must be integer',
      'GET /open accepts no id',
      'GET /open accepts id twice',
      'GET /open accepts the unknown parameter',
      'POST /swallows accepts a body that is forbidden: data must NOT have additional properties',
      'POST /swallows accepts a body that is forbidden: data must have required property',
      'GET /reveals reveals internals: Error: relation violates',
      'GET /html answers 200 as something else than JSON',
    ]) {
      expect(kinds).toContain(complaint);
    }
  });
});
