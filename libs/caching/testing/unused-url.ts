import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** The address of a port on which no Redis listens. */
export async function unusedUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `redis://127.0.0.1:${port}`;
}
