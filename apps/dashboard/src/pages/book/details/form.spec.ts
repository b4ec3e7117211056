import { describe, expect, it } from '@jest/globals';
import type { EventType } from '@team-selector/client';
import { bodyOf } from './body';
import type { Field } from './fields';
import { formFields } from './form-fields';
import { problemsOf } from './problems';
import { PLACE, PLACE_DETAIL, type Values } from './values';

const LABELS = { name: 'Name', email: 'E-Mail', place: 'Ort', place_detail: 'Adresse' };

const field = (slug: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  slug,
  type,
  label: slug,
  required: false,
  ...more,
});
const NAME = field('name', 'text', { required: true });
const EMAIL = field('email', 'email');
const PHONE = field('attendeePhoneNumber', 'phone');
const serviceWith = (booking_fields: Field[], locations: EventType['locations'] = []) =>
  ({ booking_fields, locations }) as unknown as EventType;
const problems = (fields: Field[], values: Values) => Object.fromEntries(problemsOf(fields, values));

describe('the problems of a form', () => {
  const erika = { name: 'Erika', email: 'erika@example.org' };

  it('are none where it can be sent', () => {
    expect(problems([NAME, EMAIL], erika)).toEqual({});
  });

  it.each([
    ['email', 'erika@', 'email'],
    ['phone', 'call me', 'phone'],
    ['number', 'three', 'number'],
    ['url', 'example.org', 'url'],
    ['text', 'x'.repeat(1001), 'too_long'],
    ['textarea', 'x'.repeat(4001), 'too_long'],
  ] as const)('name what a field of type %s does not take', (type, value, problem) => {
    expect(problems([NAME, EMAIL, field('own', type)], { ...erika, own: value })).toEqual({ own: problem });
  });

  it.each([
    ['phone', '030 901 820'],
    ['number', '-2,5'],
    ['url', 'https://example.org/a'],
    ['textarea', 'x'.repeat(4000)],
  ] as const)('let a field of type %s take %s', (type, value) => {
    expect(problems([NAME, EMAIL, field('own', type)], { ...erika, own: value })).toEqual({});
  });

  it.each([
    ['text', '  '],
    ['checkbox', []],
    ['multiselect', undefined],
    ['boolean', false],
    ['select', ''],
  ] as const)('name a required field of type %s that holds %j', (type, value) => {
    const own = field('own', type, { required: true });
    expect(problems([NAME, EMAIL, own], { ...erika, own: value as never })).toEqual({ own: 'required' });
  });

  it('name a form that nobody could be reached by', () => {
    expect(problems([NAME, EMAIL, PHONE], { name: 'Erika' })).toEqual({ email: 'contact' });
    expect(problems([NAME, EMAIL, PHONE], { name: 'Erika', attendeePhoneNumber: '030 901820' })).toEqual({});
  });
});

describe('the fields of a form', () => {
  it('include a name and an address, whatever the service asks', () => {
    expect(formFields(serviceWith([]), {}, LABELS).map(({ slug }) => slug)).toEqual(['name', 'email']);
  });

  it('include the choice of a place, and what the chosen one needs', () => {
    const places = [
      { type: 'address', label: 'Torstraße' },
      { type: 'attendeeAddress', label: 'Bei Ihnen' },
    ];
    const service = serviceWith([NAME, EMAIL], places);
    const slugs = (values: Values) => formFields(service, values, LABELS).map(({ slug }) => slug);
    expect(slugs({})).toEqual(['name', 'email', PLACE]);
    expect(slugs({ [PLACE]: 'Bei Ihnen' })).toEqual(['name', 'email', PLACE, PLACE_DETAIL]);
  });
});

describe('what is sent', () => {
  it('has standing fields apart, others by slug, and nothing that was left empty', () => {
    const service = serviceWith([
      NAME,
      EMAIL,
      PHONE,
      field('notes', 'textarea'),
      field('age', 'number'),
      field('wishes', 'checkbox'),
      field('consent', 'boolean'),
      field('link', 'url'),
    ]);
    const values = {
      name: ' Erika ',
      email: 'erika@example.org',
      notes: 'Hi',
      age: '7,5',
      wishes: ['a', 'b'],
      link: ' ',
    };
    expect(bodyOf(service, values, 's1')).toEqual({
      slot_id: 's1',
      attendee: { name: 'Erika', email: 'erika@example.org' },
      notes: 'Hi',
      answers: { age: 7.5, wishes: ['a', 'b'], consent: false },
    });
  });

  it('names the place only where there is a choice, or more to say', () => {
    const one = serviceWith([NAME], [{ type: 'address', label: 'Torstraße' }]);
    expect(bodyOf(one, { name: 'E' }, 's')).not.toHaveProperty('location');
    const places = [
      { type: 'address', label: 'Torstraße' },
      { type: 'attendeePhone', label: 'Telefon' },
    ];
    const two = serviceWith([NAME], places);
    expect(bodyOf(two, { name: 'E', [PLACE]: 'Torstraße' }, 's').location).toEqual({
      type: 'address',
      value: 'Torstraße',
    });
    expect(bodyOf(two, { name: 'E', [PLACE]: 'Telefon', [PLACE_DETAIL]: '030 1' }, 's').location).toEqual({
      type: 'attendeePhone',
      value: '030 1',
    });
  });
});
