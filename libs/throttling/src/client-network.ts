import { isIPv6 } from 'node:net';
import { clientAddressOf } from '@app/common';

/** The smallest network that a customer gets; whoever has one address of it has them all. */
const NETWORK_GROUPS = 4;

/** What is throttled as one client: an IPv4 address, or the /64 network of an IPv6 address. */
export function clientNetworkOf(request: Parameters<typeof clientAddressOf>[0]): string {
  const address = clientAddressOf(request) ?? 'unknown';
  return isIPv6(address) ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const [left = [], right = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  const groups = [...left, ...zeros, ...right].slice(0, NETWORK_GROUPS);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
