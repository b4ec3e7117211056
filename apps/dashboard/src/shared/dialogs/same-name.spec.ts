import { describe, expect, it } from '@jest/globals';
import { isSameName } from './same-name';

describe('a name that is typed to confirm', () => {
  it.each([' salon mitte', 'SALON  Mitte '])('is the same as %j', (typed) =>
    expect(isSameName(typed, 'Salon Mitte')).toBe(true),
  );

  it('is a time with the narrow blank of its locale, typed with a plain one', () => {
    expect(isSameName('02:30 pm', '02:30\u202FPM')).toBe(true);
  });

  it.each(['Salon', '', '02:30'])('is not the same as %j', (typed) =>
    expect(isSameName(typed, 'Salon Mitte')).toBe(false),
  );
});
