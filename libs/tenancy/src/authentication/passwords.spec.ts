import { describe, expect, it } from '@jest/globals';
import { hashesUnderWay, hashPassword, passwordMatches } from './passwords';

const NETWORK = '203.0.113.9';

describe('passwords', () => {
  it('passwords are stored as argon2id, each with a salt of its own', async () => {
    const [first, second] = [await hashPassword('grün 🌿'), await hashPassword('grün 🌿')];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(second).not.toBe(first);
  });

  it('passwords match themselves and nothing else', async () => {
    const stored = await hashPassword('grün 🌿');
    await expect(passwordMatches(stored, 'grün 🌿', NETWORK)).resolves.toBe(true);
    for (const wrong of ['grün', 'grün 🌿 ', 'Grün 🌿', '']) {
      await expect(passwordMatches(stored, wrong, NETWORK)).resolves.toBe(false);
    }
  });

  it('passwords never match where none is stored, not even the decoy', async () => {
    for (const stored of [null, undefined]) {
      await expect(passwordMatches(stored, 'decoy password', NETWORK)).resolves.toBe(false);
    }
  });

  it('passwords are hashed a few at a time, in turns of the networks that ask', async () => {
    const stored = await hashPassword('grün 🌿');
    const order: string[] = [];
    const ask = async (network: string): Promise<void> => {
      await passwordMatches(stored, 'grün 🌿', network);
      order.push(network);
    };
    const flood = Array.from({ length: 12 }, () => ask('198.51.100.1'));
    const other = ask('198.51.100.2');
    // One network never has two under way, however many cores there are.
    expect(hashesUnderWay().running).toBeLessThanOrEqual(2);
    expect(hashesUnderWay().waitingAtShare).toBeGreaterThan(9);
    await other;
    expect(order.filter((network) => network === '198.51.100.1').length).toBeLessThanOrEqual(2);
    await Promise.all(flood);
  });

  it('passwords of a network are refused beyond its share of those that wait, and of no other network', async () => {
    const stored = await hashPassword('grün 🌿');
    const flood = Array.from({ length: 40 }, () => passwordMatches(stored, 'x', '198.51.100.1'));
    const other = passwordMatches(stored, 'grün 🌿', '198.51.100.2');
    const refused = (await Promise.allSettled(flood)).filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(20);
    for (const { reason } of refused as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({ status: 503, code: 'overloaded', retryAfter: expect.any(Number) });
    }
    await expect(other).resolves.toBe(true);
  });
});
