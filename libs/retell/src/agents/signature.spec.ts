import { describe, expect, it } from '@jest/globals';
import { signatureMatches, signatureOf } from './signature';

/** Made with Retell's own library. */
const KEY = 'key_test_0123456789abcdef';
const AT = 1_767_225_600_000;
const VECTORS = [
  [
    '{"name":"check_availability","args":{"date":"2026-03-02"},"call":{"call_id":"call_1"}}',
    '76e636c10f9ff18cbfbd94ccf5eec8f1e88cff9b351aa3efdc3f876edf3544ae',
  ],
  ['', 'd62946da099da6aeb2979eb18d91d7256f9c108cf9825626e5eeacfa00487f34'],
  ['{"name":"Müller"}', 'b3172b1e72d6040da720dfc012837402c44ac7295141db3171438d7f0e0af705'],
] as const;

const [[BODY, DIGEST]] = VECTORS;
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const later = (milliseconds: number): Date => new Date(AT + milliseconds);
const matches = (header: string, now = later(0), keys: readonly string[] = [KEY]): boolean =>
  signatureMatches(bytes(BODY), header, keys, now);

describe('signatureMatches', () => {
  it.each(VECTORS)('Retell’s signature of %j is the one that Retell’s library makes', (body, digest) => {
    expect(signatureOf(body, KEY, later(0))).toBe(`v=${AT},d=${digest}`);
    expect(signatureMatches(bytes(body), `v=${AT},d=${digest}`, [KEY], later(0))).toBe(true);
  });

  it.each([
    [-300_001, false],
    [-300_000, true],
    [-299_000, true],
    [299_000, true],
    [300_000, true],
    [300_001, false],
  ])('Retell’s signature is valid five minutes before and after its time: %i ms', (milliseconds, isGood) => {
    expect(matches(`v=${AT},d=${DIGEST}`, later(milliseconds))).toBe(isGood);
  });

  it('Retell’s signature may be made with any of several keys, so that keys can be rotated', () => {
    expect(matches(`v=${AT},d=${DIGEST}`, later(0), ['new', KEY])).toBe(true);
    expect(matches(`v=${AT},d=${DIGEST}`, later(0), ['new', 'other'])).toBe(false);
    expect(matches(`v=${AT},d=${DIGEST}`, later(0), [])).toBe(false);
  });

  it('Retell’s signature is of these bytes and this time', () => {
    expect(signatureMatches(bytes(`${BODY} `), `v=${AT},d=${DIGEST}`, [KEY], later(0))).toBe(false);
    expect(signatureMatches(bytes(BODY.slice(0, -1)), `v=${AT},d=${DIGEST}`, [KEY], later(0))).toBe(false);
    expect(matches(`v=${AT + 1},d=${DIGEST}`)).toBe(false);
  });

  it.each([
    '',
    DIGEST,
    `d=${DIGEST}`,
    `v=${AT}`,
    `v=${AT},d=`,
    `v=${AT},d=${DIGEST.slice(1)}`,
    `v=${AT},d=${DIGEST}0`,
    `v=${AT},d=${DIGEST.toUpperCase()}`,
    `v=${AT},d=${'z'.repeat(64)}`,
    `v=${AT}, d=${DIGEST}`,
    ` v=${AT},d=${DIGEST}`,
    `v=${AT},d=${DIGEST}\n`,
    `v=-${AT},d=${DIGEST}`,
    `v=${AT}.0,d=${DIGEST}`,
    `v=,d=${DIGEST}`,
    `v=${'9'.repeat(30)},d=${DIGEST}`,
    `v=${AT},d=${DIGEST},d=${DIGEST}`,
    `v=${AT},d=${DIGEST}, v=${AT},d=${DIGEST}`,
  ])('Retell’s signature is refused in any other form: %j', (header) => expect(matches(header)).toBe(false));
});
