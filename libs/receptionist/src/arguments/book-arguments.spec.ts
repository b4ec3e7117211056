import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { bookArguments } from './book-arguments';

describe('bookArguments', () => {
  it('an agent’s booking takes the attendee from flat arguments, and first from an object of its own', () => {
    const flat = { name: 'Erika', email: 'erika@example.org', phone: '+4930901820' };
    expect(bookArguments(flat, undefined).attendee).toEqual({
      name: 'Erika',
      email: 'erika@example.org',
      phone_number: '+4930901820',
    });
    const both = { ...flat, attendee: { name: 'Max', timezone: 'Europe/Berlin', mood: 'good' } };
    expect(bookArguments(both, undefined).attendee).toEqual({
      name: 'Max',
      email: 'erika@example.org',
      phone_number: '+4930901820',
      timezone: 'Europe/Berlin',
    });
    expect(bookArguments({ attendee: ['Erika'] }, undefined).attendee).toEqual({});
  });

  it('an agent’s booking uses the caller’s number where the arguments name none', () => {
    expect(bookArguments({ name: 'Erika' }, '+4930901825').attendee).toEqual({
      name: 'Erika',
      phone_number: '+4930901825',
    });
    const named = bookArguments({ name: 'Erika', phone_number: '+4930901820' }, '+4930901825');
    expect(named.attendee).toMatchObject({ phone_number: '+4930901820' });
  });

  it('an agent’s booking with a slot_id drops the parts that the slot_id stands for', () => {
    const parts = { team_id: '5', event_type_id: 7, start: '2026-12-01T10:00:00+01:00', duration: '30' };
    expect(bookArguments({ ...parts, notes: 'x' }, undefined)).toEqual({
      ...parts,
      team_id: 5,
      duration: 30,
      notes: 'x',
      answers: { ...parts, notes: 'x' },
      attendee: {},
    });
    const { answers: _, ...booking } = bookArguments({ ...parts, slot_id: 'id' }, undefined);
    expect(booking).toEqual({ slot_id: 'id', attendee: {} });
  });

  it('an agent’s booking takes any argument for an answer, and those named so first', () => {
    const args = {
      insurance: 'privat',
      pets: ['dog'],
      count: 2,
      agreed: true,
      deep: { a: {} },
      mixed: ['a', 1],
      at: { city: 'Bonn' },
    };
    expect(bookArguments(args, undefined).answers).toEqual({
      insurance: 'privat',
      pets: ['dog'],
      count: 2,
      agreed: true,
      at: { city: 'Bonn' },
    });
    const named = bookArguments({ ...args, answers: { insurance: 'gesetzlich' } }, undefined);
    expect(named.answers).toMatchObject({ insurance: 'gesetzlich' });
  });

  it('an agent’s booking takes the place as one word or as an object', () => {
    expect(bookArguments({ location: 'phone' }, undefined).location).toEqual({ type: 'phone' });
    const place = { type: 'attendeePhone', value: '+4930901820' };
    expect(bookArguments({ location: { ...place, mood: 'good' } }, undefined).location).toEqual(place);
    const written = { type: 'attendeePhone', phone: '+4930901820' };
    expect(bookArguments({ location: written }, undefined).location).toEqual(place);
    expect(bookArguments({}, undefined)).not.toHaveProperty('location');
  });

  it.each([
    [{ insurance: 'privat' }],
    ['{"insurance":"privat"}'],
    [[{ slug: 'insurance', value: 'privat' }]],
    [[{ field: 'insurance', answer: 'privat' }]],
  ])('an agent’s booking reads answers that are written %j', (answers) => {
    expect(bookArguments({ answers }, undefined).answers).toMatchObject({ insurance: 'privat' });
  });

  it('an agent’s booking takes a number by either name, as a number and in a list', () => {
    const expected = { phone_number: '4930901820' };
    for (const phone of ['4930901820', 4_930_901_820, ['4930901820']]) {
      expect(bookArguments({ phone }, undefined).attendee).toEqual(expected);
      expect(bookArguments({ attendee: { phone } }, undefined).attendee).toEqual(expected);
    }
  });

  it.each(['none', 'n/a', 'keine', '+266696687', 'anonymous'])(
    'an agent’s booking uses the caller’s number where the argument says %s',
    (phone) => {
      expect(bookArguments({ phone }, '+4930901825').attendee).toEqual({ phone_number: '+4930901825' });
      expect(bookArguments({ phone }, undefined).attendee).toEqual({});
    },
  );
});
