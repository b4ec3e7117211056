import { describe, expect, it } from '@jest/globals';
import { Environment } from './environment';
import { EnvironmentError } from './environment-error';

const trusted = (TRUST_PROXY?: string) => new Environment({ TRUST_PROXY }).trustedProxies;

describe('trusted proxies', () => {
  it('trusted proxies are none unless TRUST_PROXY names some', () => {
    expect(trusted()).toBe(false);
    expect(trusted('')).toBe(false);
  });

  it.each([
    ['an address', '10.1.2.3', ['10.1.2.3']],
    ['networks', '10.0.0.0/8, fd00::/8', ['10.0.0.0/8', 'fd00::/8']],
    ['private networks by name', 'loopback,uniquelocal', ['loopback', 'uniquelocal']],
    ['a number of proxies', '2', 2],
  ])('trusted proxies are %s', (_, text, meaning) => {
    expect(trusted(text)).toEqual(meaning);
  });

  it.each([
    'true',
    '*',
    '0',
    '12',
    '1,2',
    '10.0.0.0/33',
    '10.0.0.0/',
    '::/129',
    '10.0.0',
    'proxy.example.com',
    '1,loopback',
  ])('trusted proxies are never %s: the start stops and says what is wanted', (text) => {
    expect(() => trusted(text)).toThrow(EnvironmentError);
    expect(() => trusted(text)).toThrow('TRUST_PROXY must be addresses or networks');
  });
});
