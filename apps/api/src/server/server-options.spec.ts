import { afterEach, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { Environment } from '@app/common';
import { TIMEOUTS } from './limits';
import { serverOptions } from './server-options';

const PROXY = '10.0.0.5';

let server: FastifyInstance;
afterEach(() => server.close());

/** For whom the server takes a caller that comes over the proxy. */
async function callerBehind(TRUST_PROXY: string, forwarded: string, remoteAddress = PROXY): Promise<string> {
  server = fastify(serverOptions(new Environment({ TRUST_PROXY }), TIMEOUTS)) as unknown as FastifyInstance;
  server.get('/', (request) => request.ip);
  return (await server.inject({ url: '/', remoteAddress, headers: { 'x-forwarded-for': forwarded } })).body;
}

describe('a caller', () => {
  it.each([
    ['nobody is trusted', ''],
    ['another one is', '10.0.0.6'],
    ['another network is', '192.168.0.0/16'],
  ])('is who is connected when %s', async (_, trusted) => {
    expect(await callerBehind(trusted, '203.0.113.1')).toBe(PROXY);
  });

  it.each([
    ['its address', '10.0.0.5'],
    ['its network', '10.0.0.0/8, fd00::/8'],
    ['the name of its network', 'uniquelocal'],
    ['its being the only one', '1'],
  ])('is whom the proxy names that is trusted by %s', async (_, trusted) => {
    expect(await callerBehind(trusted, '203.0.113.1')).toBe('203.0.113.1');
  });

  it.each(['10.0.0.0/8', '1'])('is the last one named: what stands before is hearsay (%s)', async (trusted) => {
    expect(await callerBehind(trusted, '198.51.100.9, 203.0.113.1')).toBe('203.0.113.1');
  });

  it('is whom the first of two proxies names', async () => {
    expect(await callerBehind('2', '198.51.100.9, 203.0.113.1, 10.0.0.6')).toBe('203.0.113.1');
  });

  it('is not whom somebody names who only claims to be a proxy', async () => {
    expect(await callerBehind('10.0.0.0/8', '203.0.113.1', '198.51.100.1')).toBe('198.51.100.1');
  });
});
