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
      part_of_day: 'any',
      team_id: 0,
      event_type_id: '0',
      attendee: { name: '{{name}}', email: 'erika@example.org' },
    };
    expect(withoutEmpty(args)).toEqual({
      name: 'Erika',
      duration: 0,
      remark: 'about {{x}} and more',
      attendee: { email: 'erika@example.org' },
    });
  });

  it.each(['none', 'Unknown', 'N/A', 'unbekannt', 'not provided', 'keine Angabe'])('%j is nobody’s name', (name) =>
    expect(withoutEmpty({ name, attendee: { name } })).toEqual({ attendee: {} }),
  );

  it.each(['No', 'Blank', 'Nona Keiner', 'Anna'])('%j may be a name', (name) =>
    expect(withoutEmpty({ name })).toEqual({ name }),
  );
});
