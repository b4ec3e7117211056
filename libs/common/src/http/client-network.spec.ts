import { describe, expect, it } from '@jest/globals';
import { clientNetworkOf } from './client-network';

const of = (ip: string, remoteAddress?: string): string => clientNetworkOf({ ip, socket: { remoteAddress } });

describe("a client's network", () => {
  it.each([
    ['an IPv4 address', '203.0.113.7', '203.0.113.7'],
    ['an IPv4 address without its port', '203.0.113.7:51234', '203.0.113.7'],
    ['the /64 of an IPv6 address', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
    ['the same /64 however the address is written', '2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['the /64 of an address with zeros left out', '2001:db8::1', '2001:db8:0:0::/64'],
    ['the /64 of the loopback address', '::1', '0:0:0:0::/64'],
  ])('a client’s network is %s', (_, ip, network) => expect(of(ip)).toBe(network));

  it('a client’s network is named even when the connection is gone', () => expect(of('')).toBe('unknown'));
});
