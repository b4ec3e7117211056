import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios, { type AxiosError } from 'axios';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { guardedAgents } from './guarded-agents';
import { ReachableHosts } from './reachable-hosts';

const LOOPBACK: LookupAddress = { address: '127.0.0.1', family: 4 };
const PUBLIC: LookupAddress = { address: '203.0.114.1', family: 4 };

/** Through axios, by which requests are sent, to a server on this machine, which nothing may reach. */
describe('a guarded connection', () => {
  let server: Server;
  let port: number;
  let reached: string[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      reached.push(request.headers.host ?? '');
      response.end('an inner secret');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => void server.close());
  beforeEach(() => void (reached = []));

  /** The status, or the code of the failure. @param answers of the name server, one for each question. */
  async function get(url: string, { exceptions = [] as string[], answers = [[LOOPBACK]] } = {}) {
    const asked: string[] = [];
    const agents = guardedAgents(new ReachableHosts(exceptions), {}, (hostname, answer) => {
      asked.push(hostname);
      answer(null, answers[Math.min(asked.length, answers.length) - 1] ?? []);
    });
    const request = axios.get(url, { ...agents, adapter: 'http', proxy: false, maxRedirects: 0, timeout: 300 });
    const outcome = await request.then(
      ({ status }) => status,
      (error: AxiosError) => error.code,
    );
    return { outcome, asked };
  }

  it.each(['127.0.0.1', '127.1', '0x7f000001', '2130706433', '017700000001', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0'])(
    'a guarded connection does not go to the literal address %s',
    async (host) => {
      expect(await get(`http://${host}:${port}/`)).toEqual({ outcome: 'ERR_PRIVATE_ADDRESS', asked: [] });
      expect(reached).toEqual([]);
    },
  );

  it('a guarded connection does not go to a name that resolves to a private address', async () => {
    const { outcome, asked } = await get(`http://hooks.example:${port}/`);
    expect({ outcome, asked, reached }).toEqual({
      outcome: 'ERR_PRIVATE_ADDRESS',
      asked: ['hooks.example'],
      reached: [],
    });
  });

  it('a guarded connection takes only the public ones of several addresses', async () => {
    const { outcome } = await get(`http://hooks.example:${port}/`, { answers: [[LOOPBACK, PUBLIC]] });
    expect(outcome).not.toBe('ERR_PRIVATE_ADDRESS');
    expect(reached).toEqual([]);
  });

  it('a guarded connection asks once, so the next answer of a rebinding name server is not used', async () => {
    const { asked } = await get(`http://hooks.example:${port}/`, { answers: [[PUBLIC], [LOOPBACK]] });
    expect({ asked, reached }).toEqual({ asked: ['hooks.example'], reached: [] });
  });

  it('a guarded connection goes where the operator permits it, by name or by network', async () => {
    for (const exceptions of [['hooks.example'], ['127.0.0.0/8'], ['loopback']])
      expect((await get(`http://hooks.example:${port}/`, { exceptions })).outcome).toBe(200);
    expect((await get(`http://127.0.0.1:${port}/`, { exceptions: ['127.0.0.1'] })).outcome).toBe(200);
    expect(reached).toHaveLength(4);
  });

  it('an unguarded connection would have gone there', async () => {
    expect((await axios.get(`http://127.1:${port}/`, { proxy: false })).data).toBe('an inner secret');
  });
});
