import { type Addressed, clientAddressOf } from './client-address';

/** Providers assign at least a /64 to a customer, so one client may use all of its addresses. */
const NETWORK_GROUPS = 4;

/** The network that is throttled as one client: an IPv4 address, or the /64 of an IPv6 address. `unknown` without one. */
export function clientNetworkOf(request: Addressed): string {
  const address = clientAddressOf(request) ?? 'unknown';
  return address.includes(':') ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const [left = [], right = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  const groups = [...left, ...zeros, ...right].slice(0, NETWORK_GROUPS);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
