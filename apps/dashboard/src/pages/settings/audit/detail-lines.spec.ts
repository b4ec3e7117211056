import { describe, expect, it } from '@jest/globals';
import { detailLines } from './detail-lines';
import { objectText } from './object-text';

describe('the details of an entry of the audit log', () => {
  it('show what a change was from and to, and each field once', () => {
    const details = {
      changed: ['is_active', 'name'],
      is_active: { from: true, to: false },
      name: { from: 'A', to: 'B' },
    };
    expect(detailLines(details)).toEqual(['is_active: true → false', 'name: A → B']);
  });

  it('name changed fields whose values are kept back', () => {
    expect(detailLines({ changed: ['phone_number'] })).toEqual(['changed: ["phone_number"]']);
  });

  it('show facts', () => {
    expect(detailLines({ total: 3, reason: 'away', abilities: ['*'] })).toEqual([
      'total: 3',
      'reason: away',
      'abilities: ["*"]',
    ]);
  });

  it('name the object', () => {
    expect(objectText({ object_type: 'team', object_id: 5 } as Parameters<typeof objectText>[0])).toBe('team 5');
    expect(objectText({ object_type: null, object_id: null } as Parameters<typeof objectText>[0])).toBeUndefined();
  });
});
