import { isIP } from 'node:net';

/** As Fastify's request has them: `ip` may come from `x-forwarded-for`, and then hold whatever somebody wrote there. */
export interface Addressed {
  ip: string;
  socket?: { remoteAddress?: string };
}

/** IPv4, as a socket for both families shows it. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** Some proxies add the port of the connection. */
const WITH_PORT = /^(\d+\.\d+\.\d+\.\d+):\d+$/;

/**
 * The client's address, IPv4 or IPv6: as the trusted proxies report it, or of the connection when what they report is no
 * address. Undefined when the connection is gone. The audit log and the throttles both ask here, so they name one
 * client alike.
 */
export function clientAddressOf({ ip, socket }: Addressed): string | undefined {
  const claimed = WITH_PORT.exec(ip)?.[1] ?? ip;
  const address = isIP(claimed) > 0 ? claimed : socket?.remoteAddress;
  return address === undefined ? undefined : (MAPPED.exec(address)?.[1] ?? address);
}
