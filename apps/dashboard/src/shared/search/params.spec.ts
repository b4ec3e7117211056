import { describe, expect, it } from '@jest/globals';
import { dayParam, idParam, oneOfParam, textParam, withoutGaps } from './params';

describe('a search parameter', () => {
  it.each([
    [5, 5],
    ['5', undefined],
    [0, undefined],
    [1.5, undefined],
    [2 ** 53, undefined],
  ])('is an id when it counts something: %j', (value, id) => expect(idParam(value)).toBe(id));

  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026-02-30', undefined],
    ['01.12.2026', undefined],
    [20_261_201, undefined],
  ])('is a day when the calendar has it: %j', (value, day) => expect(dayParam(value)).toBe(day));

  it.each([
    [' Lena ', 'Lena'],
    [4711, '4711'],
    ['   ', undefined],
    [null, undefined],
    [['a'], undefined],
  ])('is a text without blanks around it: %j', (value, text) => expect(textParam(value)).toBe(text));

  it('is cut where the server would refuse it', () => {
    expect(textParam('x'.repeat(200))).toHaveLength(100);
  });

  it('is one of a list, or nothing', () => {
    expect(oneOfParam(['a', 'b'], 'b')).toBe('b');
    expect(oneOfParam(['a', 'b'], 'c')).toBeUndefined();
  });

  it('that is not there leaves no trace', () => {
    expect(withoutGaps({ a: 1, b: undefined })).toStrictEqual({ a: 1 });
  });
});
