import { describe, expect, it } from '@jest/globals';
import { clientAddressOf } from './client-address';

const of = (ip: string, remoteAddress?: string): string | undefined =>
  clientAddressOf({ ip, socket: { remoteAddress } });

describe("a client's address", () => {
  it.each([
    ['an IPv4 address', '203.0.113.7', '203.0.113.7'],
    ['an IPv4 address without the IPv6 form of its socket', '::ffff:203.0.113.7', '203.0.113.7'],
    ['an IPv4 address without the port that some proxies add', '203.0.113.7:51234', '203.0.113.7'],
    ['an IPv6 address', '2001:db8:1:2::1', '2001:db8:1:2::1'],
  ])('a client’s address is %s', (_, ip, address) => expect(of(ip)).toBe(address));

  it.each(['', 'unknown', 'company:1:calcom_teams:all', '<script>', '1.2.3', '999.1.1.1', 'x'.repeat(10_000)])(
    'a client’s address falls back to the connection when a proxy passes on %j',
    (ip) => expect(of(ip, '::ffff:198.51.100.1')).toBe('198.51.100.1'),
  );

  it('a client’s address is undefined when the connection is gone', () => expect(of('')).toBeUndefined());
});
