import { describe, expect, it } from '@jest/globals';
import { questionOf } from './question';

describe('a filter', () => {
  it('asks for whole days of the zone, the last one included', () => {
    const days = { from: '2026-12-01', to: '2026-12-01' };
    expect(questionOf(days, 'Europe/Berlin')).toStrictEqual({
      from: '2026-11-30T23:00:00.000Z',
      to: '2026-12-01T23:00:00.000Z',
    });
  });

  it('asks for nothing that it does not name', () => {
    expect(questionOf({ team: 5, status: 'unknown' }, 'UTC')).toStrictEqual({ team_id: 5, status: 'unknown' });
    expect(questionOf({}, 'UTC')).toStrictEqual({});
  });
});
