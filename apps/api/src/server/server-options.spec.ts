import { afterEach, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { Environment } from '@app/common';
import { TIMEOUTS } from './limits';
import { serverOptions } from './server-options';

const PROXY = '10.0.0.5';

let server: FastifyInstance;
afterEach(() => server.close());

/** The address that the server takes for the caller's, of a request through the proxy. */
async function callerBehind(TRUST_PROXY: string, forwarded: string, remoteAddress = PROXY): Promise<string> {
  server = fastify(serverOptions(new Environment({ TRUST_PROXY }), TIMEOUTS)) as unknown as FastifyInstance;
  server.get('/', (request) => request.ip);
  return (await server.inject({ url: '/', remoteAddress, headers: { 'x-forwarded-for': forwarded } })).body;
}

describe('the caller’s address', () => {
  it.each([
    ['no proxy is trusted', ''],
    ['another proxy is trusted', '10.0.0.6'],
    ['another network is trusted', '192.168.0.0/16'],
  ])('the caller’s address is the connection’s when %s', async (_, trusted) => {
    expect(await callerBehind(trusted, '203.0.113.1')).toBe(PROXY);
  });

  it.each([
    ['its address', '10.0.0.5'],
    ['its network', '10.0.0.0/8, fd00::/8'],
    ['the name of its network', 'uniquelocal'],
    ['its being the only one', '1'],
  ])('the caller’s address is the forwarded one behind a proxy that is trusted by %s', async (_, trusted) => {
    expect(await callerBehind(trusted, '203.0.113.1')).toBe('203.0.113.1');
  });

  it.each(['10.0.0.0/8', '1'])('the caller’s address is the last forwarded one (%s trusted)', async (trusted) => {
    expect(await callerBehind(trusted, '198.51.100.9, 203.0.113.1')).toBe('203.0.113.1');
  });

  it('the caller’s address is the one that the first of two trusted proxies forwards', async () => {
    expect(await callerBehind('2', '198.51.100.9, 203.0.113.1, 10.0.0.6')).toBe('203.0.113.1');
  });

  it('the caller’s address is not one that an untrusted client forwards', async () => {
    expect(await callerBehind('10.0.0.0/8', '203.0.113.1', '198.51.100.1')).toBe('198.51.100.1');
  });
});
