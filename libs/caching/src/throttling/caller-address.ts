import { isIP, isIPv6 } from 'node:net';

/** As Fastify's request has them: `ip` may come from `x-forwarded-for`, and then hold whatever somebody wrote there. */
interface Addressed {
  ip: string;
  socket: { remoteAddress?: string };
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const WITH_PORT = /^(\d+\.\d+\.\d+\.\d+):\d+$/;
/** The smallest network that a customer gets; whoever has one address of it has them all. */
const NETWORK_GROUPS = 4;

/** What is counted as one caller: an IPv4 address, or the /64 network of an IPv6 address. */
export function addressOf({ ip, socket }: Addressed): string {
  const claimed = WITH_PORT.exec(ip)?.[1] ?? ip;
  const address = isIP(claimed) > 0 ? claimed : (socket.remoteAddress ?? 'unknown');
  const plain = MAPPED.exec(address)?.[1] ?? address;
  return isIPv6(plain) ? networkOf(plain) : plain;
}

function networkOf(address: string): string {
  const [left = [], right = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  const groups = [...left, ...zeros, ...right].slice(0, NETWORK_GROUPS);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
