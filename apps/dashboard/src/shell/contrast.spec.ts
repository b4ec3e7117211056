import { describe, expect, it } from '@jest/globals';
import { contrast } from './contrast';
import { FILLED, LAGOON, TEXT } from './palette';

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#767676', '#ffffff', 4.54],
    ['#ffffff', '#ffffff', 1],
  ])('of %s and %s is %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
  });
});

describe('the colours of the page', () => {
  it('let white be read on what is filled', () => {
    expect(contrast(LAGOON[FILLED], '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(TEXT))('let every text be read in the %s scheme', (_, { body, ...texts }) => {
    for (const colour of Object.values(texts)) expect(contrast(colour, body)).toBeGreaterThanOrEqual(4.5);
  });

  it('let links be read in both schemes', () => {
    expect(contrast(LAGOON[FILLED], TEXT.light.body)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(LAGOON[4], TEXT.dark.body)).toBeGreaterThanOrEqual(4.5);
  });
});
