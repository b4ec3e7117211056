import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All that is assigned to hosts of the Internet. Of other addresses the library calls those without a name "unicast", too. */
const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** NAT64's well-known prefix: the last four bytes are an IPv4 address. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
/** In a public range, but answered within Azure's networks, with confidential data of the machine. */
const AZURE_PLATFORM = '168.63.129.16';

/** Whether an address is one of the public Internet: not private, loopback, link-local, shared, mapped or reserved. */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return isPublicV4(address);
  if (address.zoneId !== undefined) return false;
  if (address.match(NAT64)) return isPublicV4(new ipaddr.IPv4(address.toByteArray().slice(12)));
  return address.range() === 'unicast' && address.match(GLOBAL_UNICAST_V6);
}

const isPublicV4 = (address: ipaddr.IPv4): boolean =>
  address.range() === 'unicast' && address.toString() !== AZURE_PLATFORM;
