import { describe, expect, it } from '@jest/globals';
import { durationText } from './duration-text';

const AT = '2026-12-01T09:00:00.000Z';

describe('how long a call took', () => {
  it.each([
    ['2026-12-01T09:00:20.400Z', '20 sec'],
    ['2026-12-01T09:03:20.000Z', '3 min 20 sec'],
    ['2026-12-01T10:03:00.000Z', '63 min 0 sec'],
    ['2026-12-01T08:59:59.000Z', '0 sec'],
  ])('until %s reads %j', (to, text) => expect(durationText(AT, to, 'en')).toBe(text));

  it('is not known while it goes on', () => {
    expect(durationText(AT, null, 'en')).toBeUndefined();
    expect(durationText(null, AT, 'en')).toBeUndefined();
  });
});
