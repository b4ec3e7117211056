import { BlockList } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { isPublicAddress } from './public-addresses';
import { isException, ReachableHosts } from './reachable-hosts';

/** What IANA's registries of special-purpose addresses list as not globally reachable, and multicast. */
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
const SPECIAL_V6 = ['::/3', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '4000::/2', '8000::/1'];

/** Node's own list, which knows nothing of the library behind the guard. */
function blockList(networks: string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
const specialV4 = blockList(SPECIAL_V4, 'ipv4');
const specialV6 = blockList(SPECIAL_V6, 'ipv6');

const dotted = (bits: number): string => [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
const v6 = (words: readonly number[]): string => words.map((word) => word.toString(16)).join(':');
/** Any address, and often one inside of a network that must not be reached. */
const anyV4 = fc.oneof(
  fc.integer({ min: 0, max: 0xff_ff_ff_ff }),
  fc.tuple(fc.constantFrom(...SPECIAL_V4), fc.integer({ min: 0, max: 0xff_ff_ff_ff })).map(([network, host]) => {
    const [address = '', bits] = network.split('/');
    const base = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    return base + (host % 2 ** (32 - Number(bits)));
  }),
);
const anyV6 = fc.tuple(
  fc.oneof(fc.constantFrom(0x2001, 0x2002, 0x2606, 0x3fff, 0xfc00, 0xfd00, 0xfe80, 0xfec0, 0xff02, 0), fc.nat(0xffff)),
  fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 7, maxLength: 7 }),
);

/** The ways in which parsers of addresses accept an IPv4 one. */
const SPELLINGS: ((bits: number) => string)[] = [
  dotted,
  (bits) => String(bits),
  (bits) => `0x${bits.toString(16)}`,
  (bits) => `0${bits.toString(8)}`,
  (bits) => [24, 16, 8, 0].map((shift) => `0${((bits >>> shift) & 255).toString(8)}`).join('.'),
  (bits) => [24, 16, 8, 0].map((shift) => `0x${((bits >>> shift) & 255).toString(16)}`).join('.'),
  (bits) => `${bits >>> 24}.${bits & 0xff_ff_ff}`,
  (bits) => `${dotted(bits)}.`,
  (bits) => dotted(bits).replaceAll('.', '%2e'),
  (bits) => dotted(bits).replaceAll('.', '。'),
];

describe('a public address', () => {
  it('is an IPv4 address that no registry reserves', () => {
    fc.assert(
      fc.property(anyV4, (bits) => {
        const address = dotted(bits);
        if (specialV4.check(address)) expect({ address, is: isPublicAddress(address) }).toEqual({ address, is: false });
      }),
      { numRuns: 5000 },
    );
    for (const address of ['1.1.1.1', '8.8.8.8', '93.184.215.14', '172.32.0.1', '100.128.0.1'])
      expect({ address, is: isPublicAddress(address) }).toEqual({ address, is: true });
  });

  it('is an IPv6 address of the global unicast range that no registry reserves', () => {
    fc.assert(
      fc.property(anyV6, ([first, rest]) => {
        const address = v6([first, ...rest]);
        const embedsV4 = first === 0x64 && rest[0] === 0xff9b;
        if (specialV6.check(address, 'ipv6') && !embedsV4)
          expect({ address, is: isPublicAddress(address) }).toEqual({ address, is: false });
      }),
      { numRuns: 5000 },
    );
    for (const address of ['2606:4700:4700::1111', '2a00:1450:4001:831::200e', '2001:4860:4860::8888'])
      expect({ address, is: isPublicAddress(address) }).toEqual({ address, is: true });
  });

  it('is none that wraps an IPv4 address, except behind NAT64, where that one counts', () => {
    fc.assert(
      fc.property(anyV4, (bits) => {
        const inner = dotted(bits);
        expect(isPublicAddress(`::ffff:${inner}`)).toBe(false);
        expect(isPublicAddress(`::${inner}`)).toBe(false);
        expect(isPublicAddress(`64:ff9b:1::${inner}`)).toBe(false);
        expect(isPublicAddress(`2002:${v6([bits >>> 16, bits & 0xffff])}::1`)).toBe(false);
        expect(isPublicAddress(`64:ff9b::${inner}`)).toBe(isPublicAddress(inner));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '192.0.0.192', '168.63.129.16', 'fe80::1%eth0', 'x'])(
    'is not %s, which serves metadata of machines or is no address',
    (address) => expect(isPublicAddress(address)).toBe(false),
  );
});

describe('a reachable host', () => {
  const nobody = new ReachableHosts([]);

  it('is no special address, however its URL spells it', () => {
    fc.assert(
      fc.property(anyV4, fc.constantFrom(...SPELLINGS), (bits, spell) => {
        if (!specialV4.check(dotted(bits))) return;
        const url = `https://${spell(bits)}/hook`;
        expect({ url, problem: nobody.problemOf(url) }).toEqual({ url, problem: expect.stringContaining('must') });
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    'http://example.com/hook',
    'ftp://example.com/hook',
    'file:///etc/passwd',
    'https://user:secret@example.com/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://a.localhost/',
    'https://redis:6379/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[fd00::1]/',
    'https://127.1/',
    'https://0/',
    'https://',
    'nonsense',
    '',
  ])('is not that of %s', (url) => expect(nobody.problemOf(url)).toMatch(/^must/));

  it.each([
    'https://example.com/hook?team=5',
    'https://EXAMPLE.com.:8443/',
    'https://1.1.1.1/',
    'https://[2606:4700::1]/',
  ])('is that of %s', (url) => expect(nobody.problemOf(url)).toBeUndefined());

  it('is a name, an address or a network that the operator has named, also over http', () => {
    const some = new ReachableHosts(['Hooks.internal', '10.1.0.0/16', 'fd00::/8', '192.168.7.7']);
    for (const url of ['http://hooks.INTERNAL./x', 'http://10.1.2.3', 'http://[fd12::1]:80/', 'http://192.168.7.7'])
      expect({ url, problem: some.problemOf(url) }).toEqual({ url, problem: undefined });
    for (const url of [
      'http://10.2.2.3',
      'https://192.168.7.8',
      'https://127.0.0.1',
      'https://other.internal.localhost',
    ])
      expect({ url, problem: some.problemOf(url) }).toEqual({ url, problem: expect.stringContaining('must') });
    expect(some.permits('hooks.internal', '172.16.0.9')).toBe(true);
    expect(some.permits('example.com', '10.1.0.9')).toBe(true);
    expect(some.permits('example.com', '172.16.0.9')).toBe(false);
    expect(some.permits('example.com', '::ffff:10.1.0.9')).toBe(false);
  });

  it.each([['loopback'], ['localhost'], ['127.0.0.0/8', '::1']])(
    'is this machine by any name when %s is an exception',
    (...entries) => {
      const own = new ReachableHosts(entries);
      for (const host of ['localhost', '127.0.0.1', '[::1]'])
        expect(own.problemOf(`http://${host}:3000/`)).toBeUndefined();
      expect(own.problemOf('https://10.0.0.1/')).toMatch(/public/);
    },
  );
});

describe('a URL', () => {
  const hosts = new ReachableHosts(['10.1.0.0/16']);
  const resolvingTo =
    (...addresses: string[]) =>
    (_: string, answer: (error: null, found: { address: string; family: number }[]) => void) =>
      answer(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      );

  it.each([
    [['1.1.1.1'], true],
    [['172.16.0.9', '1.1.1.1'], true],
    [['10.1.2.3'], true],
    [['172.16.0.9'], false],
    [['127.0.0.1', '169.254.169.254'], false],
    [[], false],
  ])('is admitted by what its name resolves to: %j is %s', async (addresses, isAdmitted) =>
    expect(await hosts.admits('https://cal.example.com/v2', resolvingTo(...addresses))).toBe(isAdmitted),
  );

  it('is not admitted for its name alone: neither without TLS nor when nobody answers for the name', async () => {
    expect(await hosts.admits('http://cal.example.com/v2', resolvingTo('1.1.1.1'))).toBe(false);
    expect(await hosts.admits('https://cal.example.com/v2', () => {})).toBe(false);
  });

  it('is admitted or not without a question where it holds an address', async () => {
    const nobody = (): never => {
      throw new Error('asked');
    };
    for (const [url, isAdmitted] of [
      ['https://1.1.1.1/v2', true],
      ['http://10.1.2.3/v2', true],
      ['https://10.2.2.3/v2', false],
      ['https://[::1]/v2', false],
    ] as const)
      expect({ url, is: await hosts.admits(url, nobody) }).toEqual({ url, is: isAdmitted });
  });
});

describe('an exception', () => {
  it.each(['loopback', 'hooks.internal', 'redis', '10.0.0.0/8', '::1', 'fd00::/8'])('can be %s', (text) =>
    expect(isException(text)).toBe(true),
  );
  it.each(['', 'https://x', '10.0.0.0/33', '10.0.0', 'a b', '*.internal', 'host:80', '10.0.0.0/8/8'])(
    'cannot be "%s"',
    (text) => expect(isException(text)).toBe(false),
  );
});
