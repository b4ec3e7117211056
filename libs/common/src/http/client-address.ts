import { isIP, isIPv4 } from 'node:net';

/** Part of Fastify's request. `ip` may come from `x-forwarded-for`, and then is any text. */
export interface Addressed {
  ip: string;
  socket?: { remoteAddress?: string };
}

/** IPv4, as a dual-stack socket reports it. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** Some proxies add the port of the connection. */
const WITH_PORT = /^(\d+\.\d+\.\d+\.\d+):\d+$/;

/**
 * The client's address, IPv4 or IPv6: as the trusted proxies report it, or of the connection when they report no valid
 * address. Undefined when the connection is gone. The audit log and the throttles share it, so one client has one name.
 */
export function clientAddressOf({ ip, socket }: Addressed): string | undefined {
  if (isIPv4(ip)) return ip;
  const claimed = WITH_PORT.exec(ip)?.[1] ?? ip;
  const address = isIP(claimed) > 0 ? claimed : socket?.remoteAddress;
  return address === undefined ? undefined : (MAPPED.exec(address)?.[1] ?? address);
}
