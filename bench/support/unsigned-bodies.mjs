import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { orQuick } from './quick.mjs';
import { processorSeconds } from './programs.mjs';

const MB = 1024 * 1024;
const BODY = Buffer.alloc(2 * MB - 1000, 'x');
const WARM_UP = orQuick(50, 5);
const CALLS = orQuick(200, 10);

/** Calls of 2 MB without a signature, one after another: what each costs the service, and whether it reads its 401. */
export async function unsignedBodies({ url, pid }, path) {
  for (let call = 0; call < WARM_UP; call++) await send(url, path);
  const [begun, before] = [performance.now(), processorSeconds(pid)];
  let read = 0;
  for (let call = 0; call < CALLS; call++) read += (await send(url, path)).startsWith('HTTP/1.1 401') ? 1 : 0;
  const [lasted, after] = [performance.now() - begun, processorSeconds(pid)];
  await pause(lasted);
  const idle = processorSeconds(pid) - after;
  return { calls: CALLS, processor_ms_each: ((after - before - idle) * 1000) / CALLS, read_the_401: read / CALLS };
}

/** Sends everything before it reads, as simple clients do. @returns the answer. */
async function send(url, path) {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  await once(socket, 'connect');
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n`,
  );
  let answer = '';
  socket.on('error', (error) => (answer += error.code));
  await new Promise((sent) => socket.write(BODY, sent));
  socket.on('data', (chunk) => (answer += chunk)).on('end', () => socket.end());
  await once(socket, 'close');
  return answer;
}
