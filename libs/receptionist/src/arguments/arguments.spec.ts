import { describe, expect, it } from '@jest/globals';
import { withoutEmpty } from './arguments';

describe('withoutEmpty', () => {
  it('arguments that stand for nothing are removed', () => {
    const args = {
      name: 'Erika',
      email: '{{user_email}}',
      phone: ' {{ user_number }} ',
      notes: '',
      date: null,
      duration: 0,
      remark: 'about {{x}} and more',
      attendee: { name: '{{name}}', email: 'erika@example.org' },
    };
    expect(withoutEmpty(args)).toEqual({
      name: 'Erika',
      duration: 0,
      remark: 'about {{x}} and more',
      attendee: { email: 'erika@example.org' },
    });
  });
});
