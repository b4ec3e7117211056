import { describe, expect, it } from '@jest/globals';
import { addressOf } from './caller-address';

const of = (ip: string, remoteAddress?: string): string => addressOf({ ip, socket: { remoteAddress } });

describe('the address of a caller', () => {
  it.each([
    ['an IPv4 address', '203.0.113.7', '203.0.113.7'],
    ['the same behind an IPv6 socket', '::ffff:203.0.113.7', '203.0.113.7'],
    ['with the port that some proxies add', '203.0.113.7:51234', '203.0.113.7'],
    ['a network of IPv6', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
    ['however it is written', '2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['with zeros left out', '2001:db8::1', '2001:db8:0:0::/64'],
    ['our own', '::1', '0:0:0:0::/64'],
  ])('is %s', (_, ip, address) => expect(of(ip)).toBe(address));

  it.each(['', 'unknown', 'company:1:calcom_teams:all', '<script>', '1.2.3', '999.1.1.1', 'x'.repeat(10_000)])(
    'is the connection’s when a proxy passes on %j',
    (ip) => expect(of(ip, '198.51.100.1')).toBe('198.51.100.1'),
  );

  it('has a name even when the connection is gone', () => expect(of('')).toBe('unknown'));
});
