import { describe, expect, it } from '@jest/globals';
import { argumentsOfModel, withoutEmpty } from './arguments';

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

  it.each([
    'none',
    'Unknown',
    'N/A',
    'unbekannt',
    'not provided',
    'keine Angabe',
    'the caller',
    'Anrufer',
    '.',
    '12345',
  ])('%j is nobody’s name', (name) => expect(withoutEmpty({ name, attendee: { name } })).toEqual({ attendee: {} }));

  it.each(['No', 'Blank', 'Nona Keiner', 'Anna'])('%j may be a name', (name) =>
    expect(withoutEmpty({ name })).toEqual({ name }),
  );
});

describe('argumentsOfModel', () => {
  const ID = '1-5h6rl-hu0jo-0.lRlSx50HNpXJ71rC';
  const START = '2026-12-14T08:00:00.000+01:00';

  it.each(['45 Minuten', '45 min.', '45-minute', ' 45 minutes'])('a duration of %j is one of 45 minutes', (duration) =>
    expect(argumentsOfModel({ duration })).toEqual({ duration: '45' }),
  );

  it.each(['eine Stunde', '45 days', '1.5 min'])('a duration of %j stays as it is', (duration) =>
    expect(argumentsOfModel({ duration })).toEqual({ duration }),
  );

  it.each([ID, ` ${ID} `, `"${ID}"`, `${ID}.`, `slot_id: ${ID}`, '`' + ID + '`'])(
    'an id may be written as %s',
    (written) => expect(argumentsOfModel({ slot_id: written })).toEqual({ slot_id: ID }),
  );

  it('an id that stands for a variable is none', () =>
    expect(argumentsOfModel({ slot_id: '{{slot_id}}' })).toEqual({}));

  it('an instant in place of the id is the start, and the id in place of the start is the id', () => {
    expect(argumentsOfModel({ slot_id: START, name: 'Erika' })).toEqual({ start: START, name: 'Erika' });
    expect(argumentsOfModel({ slot_id: ID, start: START })).toEqual({ slot_id: ID, start: START });
    expect(argumentsOfModel({ start: ID })).toEqual({ slot_id: ID });
    expect(argumentsOfModel({ start: START })).toEqual({ start: START });
  });

  it('what is no text in a text is left out', () =>
    expect(argumentsOfModel({ notes: 'a\0b\ud800', tags: ['\0x', 1], attendee: { name: 'Eri\0ka 🙂' } })).toEqual({
      notes: 'ab',
      tags: ['x', 1],
      attendee: { name: 'Erika 🙂' },
    }));
});
