import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { BodyShares } from './body-shares';
import { Shares } from './shares';

const BOUNDS = { each: 8, all: 32 };

/** Takes ones until refused. @returns how many. */
function takeAll(shares: Shares, holder: string): number {
  let taken = 0;
  while (shares.take(holder, 1)) taken++;
  return taken;
}

describe('Shares', () => {
  it('shares of one holder are used up by that holder alone', () => {
    const shares = new Shares(BOUNDS);
    expect(takeAll(shares, 'a')).toBe(8);
    expect(shares.take('b', 8)).toBeDefined();
  });

  it('shares that are given back can be taken again, once', () => {
    const shares = new Shares(BOUNDS);
    const release = shares.take('a', 8);
    expect(shares.take('a', 1)).toBeUndefined();
    release?.();
    release?.();
    expect(takeAll(shares, 'a')).toBe(8);
  });

  it('shares leave something to the next holder, however many take all they can get', () => {
    const shares = new Shares(BOUNDS);
    // Four of them could hold everything.
    for (let holder = 0; holder < 4; holder++) takeAll(shares, `greedy ${holder}`);
    expect(takeAll(shares, 'next')).toBeGreaterThan(0);
  });

  it('shares never exceed the bounds of one holder and of all, and return to nothing', () => {
    const step = fc.record({
      holder: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      amount: fc.nat(9),
      back: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const shares = new Shares(BOUNDS);
        const held: { holder: string; amount: number; release: () => void }[] = [];
        for (const { holder, amount, back } of steps) {
          if (back % 3 === 0) held.splice(back % Math.max(1, held.length), 1)[0]?.release();
          const release = shares.take(holder, amount);
          if (release) held.push({ holder, amount, release });
          const sum = (of: typeof held): number => of.reduce((total, one) => total + one.amount, 0);
          expect(sum(held)).toBeLessThanOrEqual(BOUNDS.all);
          expect(sum(held.filter((one) => one.holder === holder))).toBeLessThanOrEqual(BOUNDS.each);
        }
        for (const { release } of held) release();
        expect(takeAll(shares, 'a')).toBe(BOUNDS.each);
      }),
    );
  });
});

describe('BodyShares', () => {
  const bounds = { bodies: { each: 2, all: 100 }, bytes: { each: 10, all: 100 } };

  it('body shares bound the bodies of a network and their bytes', () => {
    const shares = new BodyShares(bounds);
    expect(shares.take('a', 1)).toBeDefined();
    expect(shares.take('a', 10)).toBeUndefined();
    // What was refused for its bytes has not kept a place.
    const second = shares.take('a', 9);
    expect(second).toBeDefined();
    expect(shares.take('a', 0)).toBeUndefined();
    second?.();
    expect(shares.take('a', 9)).toBeDefined();
    expect(shares.take('b', 10)).toBeDefined();
  });
});
