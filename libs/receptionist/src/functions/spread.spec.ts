import { describe, expect, it } from '@jest/globals';
import { spread } from './spread';

const at = (...hours: number[]) =>
  hours.map((hour) => ({ start: new Date(Date.UTC(2026, 11, 1, hour)).toISOString() }));
const spreadOver = (hours: number[], from: number, to: number): number[] =>
  spread(at(...hours), Date.UTC(2026, 11, 1, from), Date.UTC(2026, 11, 1, to)).map(({ start }) =>
    new Date(start).getUTCHours(),
  );

describe('spread times', () => {
  it.each([
    [[9, 10, 11, 12, 13, 14, 15, 16, 17], 9, 18, [9, 12, 15]],
    [[9, 10, 11], 9, 18, [9, 10, 11]],
    [[16, 17], 9, 18, [16, 17]],
    [[11, 17], 9, 18, [11, 17]],
    [[], 9, 18, []],
    [[9, 10, 16, 17], 9, 18, [9, 10, 16]],
  ])('of %j between %i and %i o’clock are %j', (hours, from, to, chosen) => {
    expect(spreadOver(hours, from, to)).toEqual(chosen);
  });
});
