import type { Server } from 'node:http';

/** The base URL at which a listening server can be reached from this machine. */
export function reachableUrl(server: Server, { host, port }: { host: string; port: number }): string {
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${actual}`;
}
