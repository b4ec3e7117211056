import { describe, expect, it } from '@jest/globals';
import { isChangeable, isOpen } from './booking-states';

const NOON = Date.parse('2026-12-01T12:00:00Z');
const booking = (status: Parameters<typeof isOpen>[0], end: string) => ({ status, end });

describe('a booking', () => {
  it('can be changed while it stands and is not over', () => {
    expect(isChangeable(booking('confirmed', '2026-12-01T13:00:01+01:00'), NOON)).toBe(true);
    expect(isChangeable(booking('requested', '2026-12-01T13:00:01+01:00'), NOON)).toBe(true);
    expect(isChangeable(booking('confirmed', '2026-12-01T13:00:00+01:00'), NOON)).toBe(false);
  });

  it.each(['pending', 'unknown', 'cancelled', 'rejected', 'failed'] as const)('cannot be changed when %s', (status) =>
    expect(isChangeable(booking(status, '2026-12-02T12:00:00Z'), NOON)).toBe(false),
  );

  it('is open until its outcome is known', () => {
    expect((['pending', 'unknown', 'requested', 'confirmed'] as const).map(isOpen)).toEqual([true, true, false, false]);
  });
});
