import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, it } from '@jest/globals';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { StoppableAdapter } from './stoppable-adapter';
import { drainUnreadBodies } from './unread-bodies';

const NOTICE_MS = 200;
const REQUESTS = 40;
const PART = 'x'.repeat(100_000);
/** The test fails then, where a loop without end would hold up the whole run. */
const MAX_HELD_MS = 60_000;

/** When told to, sends requests on connections of their own, counts them in a shared array, and tells their answers. */
const CALLERS = `
  const { connect } = require('node:net');
  const { workerData: { port, count, go, sent }, parentPort } = require('node:worker_threads');
  const body = 'POST / HTTP/1.1\\r\\nhost: a\\r\\ncontent-type: application/json\\r\\ncontent-length: 2\\r\\n\\r\\n{}';
  const one = () => new Promise((settle) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(body, () => Atomics.add(sent, 0, 1)));
    socket.on('data', (part) => (text += part));
    socket.on('error', (error) => settle(error.code));
    socket.on('close', () => settle(text.slice(0, 15)));
  });
  Atomics.wait(go, 0, 0);
  Promise.all(Array.from({ length: count }, one)).then((answers) => parentPort.postMessage(answers));
`;

async function listening(
  notice: number,
  prepare: (server: FastifyInstance) => void = () => {},
): Promise<{ adapter: StoppableAdapter; port: number }> {
  const options = { http: {}, loggerInstance: undefined } as unknown as ConstructorParameters<
    typeof StoppableAdapter
  >[0];
  const adapter = new StoppableAdapter(options as typeof options & { loggerInstance: FastifyBaseLogger }, {
    notice,
    drain: 5000,
  });
  const server = adapter.getInstance();
  prepare(server);
  server.post('/', () => ({}));
  await server.listen({ port: 0, host: '127.0.0.1' });
  return { adapter, port: (server.server.address() as { port: number }).port };
}

it('requests that came before the end of listening are answered, though the event loop has not accepted them yet', async () => {
  const { adapter, port } = await listening(NOTICE_MS);
  const [go, sent] = [new Int32Array(new SharedArrayBuffer(4)), new Int32Array(new SharedArrayBuffer(4))];
  const callers = new Worker(CALLERS, { eval: true, workerData: { port, count: REQUESTS, go, sent } });
  const answers = new Promise<string[]>((settle) => callers.once('message', settle));
  await new Promise((settle) => callers.once('online', settle));
  const stopped = adapter.beforeClose();
  Atomics.store(go, 0, 1);
  Atomics.notify(go, 0);
  // Held up until all have sent, and the notice is over.
  const since = performance.now();
  const held = (): number => performance.now() - since;
  while (held() < NOTICE_MS || (Atomics.load(sent, 0) < REQUESTS && held() < MAX_HELD_MS));
  await stopped;
  expect(await answers).toEqual(Array.from({ length: REQUESTS }, () => 'HTTP/1.1 200 OK'));
  await adapter.close();
});

it('a connection that has sent nothing holds no stop, and a request that is under way does', async () => {
  const { adapter, port } = await listening(0);
  const [silent, slow] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
  await Promise.all([once(silent, 'connect'), once(slow, 'connect')]);
  slow.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n');
  const ended = once(silent.resume(), 'close');
  await adapter.beforeClose();
  await ended;
  let text = '';
  slow.on('data', (part) => (text += part)).write('{}');
  await once(slow, 'close');
  expect(text).toContain('HTTP/1.1 200 OK');
  const begun = performance.now();
  await adapter.close();
  // The deadline of what is under way is five seconds.
  expect(performance.now() - begun).toBeLessThan(4000);
});

it('a client that still sends what nobody reads is not taken for silent, and reads its answer', async () => {
  const { adapter, port } = await listening(0, (server) => {
    drainUnreadBodies(server);
    server.addHook('onRequest', (_request, reply) => reply.code(401).send({}));
  });
  const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const sent = (part: string) => new Promise<unknown>((settle) => client.write(part, settle));
  let text = '';
  client.on('error', ({ message }) => (text += message)).on('data', (part) => (text += part));
  expect(await sent(`POST / HTTP/1.1\r\nhost: a\r\ncontent-length: ${10 * PART.length}\r\n\r\n${PART}`)).toBeFalsy();
  await once(client, 'end');
  await adapter.beforeClose();
  // Until after silent connections are closed, and before the rest of the body is late.
  await pause(1300);
  for (let part = 0; part < 9; part++) expect(await sent(PART)).toBeFalsy();
  expect(text).toMatch(/^HTTP\/1.1 401 Unauthorized\r\n[^]*\{\}$/);
  client.end();
  await adapter.close();
});
