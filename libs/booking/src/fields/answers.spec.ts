import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { BookingField } from '@app/calcom-client';
import { answersTo, type GivenAnswers, responsesOf } from './answers';
import { readAttendee } from './attendee';

const field = (slug: string, facts: Partial<BookingField> = {}): BookingField => ({
  slug,
  type: slug,
  label: null,
  required: true,
  hidden: false,
  options: null,
  ...facts,
});
const own = (type: string, facts: Partial<BookingField> = {}): BookingField =>
  field('question', { type, label: 'Frage', ...facts });
const USUAL = [field('name'), field('email'), field('title', { hidden: true }), field('notes', { required: false })];
const ERIKA = { name: 'Erika', email: 'erika@example.org', timezone: 'Europe/Berlin', language: 'de' };
const WRITTEN = { locale: 'en', country: 'DE', isSpoken: false } as const;
const SPOKEN = { ...WRITTEN, isSpoken: true };

const answers = (fields: BookingField[], given: Partial<GivenAnswers> = {}, context = WRITTEN) =>
  responsesOf(answersTo({ bookingFields: fields }, { attendee: ERIKA, ...given }, context));
const answer = (question: BookingField, value: unknown, context: typeof WRITTEN | typeof SPOKEN = WRITTEN) =>
  answersTo({ bookingFields: [question] }, { attendee: ERIKA, answers: { question: value } }, context).own.question;
const refusalOf = (...fields: string[]) =>
  expect.objectContaining({ status: 400, details: fields.map((name) => expect.objectContaining({ field: name })) });

describe('answersTo', () => {
  it.each([
    ['number', 'zwei', 2],
    ['number', '2 Personen', 2],
    ['number', 'two people', 2],
    ['number', 'none', undefined],
    ['url', 'keine', undefined],
    ['boolean', 'unknown', undefined],
    ['boolean', 'nein', false],
    ['select', 'not provided', undefined],
    ['select', ['red'], 'red'],
  ])('what a model says to a question of the input %s: %j', (type, given, value) => {
    const question = own(type, { required: false, options: type === 'select' ? ['red', 'blue'] : null });
    expect(answer(question, given, SPOKEN)).toEqual(value);
    expect(() => answer(question, given)).toThrow(refusalOf('answers.question'));
  });

  it.each(['ein paar', 'eine Million', 'zwei oder drei', 'viele'])('%s is no number', (given) =>
    expect(() => answer(own('number'), given, SPOKEN)).toThrow(refusalOf('answers.question')),
  );

  it('a model may name a question by its label', () => {
    const fields = [own('text', { label: 'Art des Termins' })];
    const given = { attendee: ERIKA, answers: { art_des_termins: 'first' } };
    expect(answersTo({ bookingFields: fields }, given, SPOKEN).own).toEqual({ question: 'first' });
    expect(() => answersTo({ bookingFields: fields }, given, WRITTEN)).toThrow(/art_des_termins/);
  });

  it('the default questions of an event type need no answers of their own', () => {
    expect(answers(USUAL)).toEqual({});
    expect(answers(USUAL, { notes: 'First visit' })).toEqual({ notes: 'First visit' });
  });

  it('a contact that the event type requires is demanded, and one contact in any case', () => {
    const phone = field('attendeePhoneNumber');
    const nobody = { name: 'Erika', timezone: 'UTC', language: 'de' };
    expect(() => answers(USUAL, { attendee: nobody })).toThrow(refusalOf('attendee.email'));
    expect(() => answers([phone])).toThrow(refusalOf('attendee.phone_number'));
    expect(() => answers([...USUAL, phone], { attendee: nobody })).toThrow(
      refusalOf('attendee.email', 'attendee.phone_number'),
    );
    expect(() => answers([], { attendee: nobody })).toThrow(refusalOf('attendee'));
    expect(answers([field('attendeePhoneNumber', { hidden: true })])).toEqual({});
  });

  it('notes are demanded where the event type requires them', () => {
    expect(() => answers([field('notes')])).toThrow(refusalOf('notes'));
    expect(answers([field('notes')], { notes: 'x' })).toEqual({ notes: 'x' });
    expect(answers([field('notes')], { answers: { notes: 'x' } })).toEqual({ notes: 'x' });
  });

  it('the contacts may be among the answers, and do not contradict the attendee', () => {
    const body = {
      attendee: { name: 'Erika' },
      answers: { email: 'erika@example.org', attendeePhoneNumber: '030 901820' },
    };
    const attendee = readAttendee(body, { country: 'DE', timezone: 'Europe/Berlin', language: 'de' });
    expect(attendee).toMatchObject({ email: 'erika@example.org', phoneNumber: '+4930901820' });
    const asked = [...USUAL, field('attendeePhoneNumber')];
    expect(answers(asked, { attendee, answers: body.answers })).toEqual({});
    expect(() => answers(USUAL, { answers: { email: 'max@example.org' } })).toThrow(refusalOf('answers.email'));
  });

  it('a required phone question without an answer is answered by the attendee’s number', () => {
    const mobile = own('phone');
    expect(() => answers([mobile])).toThrow(refusalOf('answers.question'));
    const attendee = { ...ERIKA, phoneNumber: '+4930901820' };
    expect(answers([mobile], { attendee })).toEqual({ question: '+4930901820' });
    expect(answers([mobile], { attendee, answers: { question: '0170 1234567' } })).toEqual({
      question: '+491701234567',
    });
    expect(answers([own('phone', { required: false })], { attendee })).toEqual({});
  });

  it('a required question without an answer is named with its label and options', () => {
    const select = own('select', { label: 'Versicherung', options: ['gesetzlich', 'privat'] });
    for (const value of [undefined, '', '  '])
      expect(() => answer(select, value)).toThrow(
        expect.objectContaining({
          details: [
            {
              field: 'answers.question',
              message: 'is required for this event type ("Versicherung")',
              label: 'Versicherung',
              options: ['gesetzlich', 'privat'],
            },
          ],
        }),
      );
    expect(answer({ ...select, required: false }, undefined)).toBeUndefined();
  });

  it('a slug that is not asked, or not shown, is refused with those that are', () => {
    const unknown = { answers: { unknown: 'x', secret: 'y' } };
    expect(() => answers([...USUAL, field('secret', { type: 'text', hidden: true })], unknown)).toThrow(
      expect.objectContaining({
        details: ['unknown', 'secret'].map((slug) => ({
          field: `answers.${slug}`,
          message: 'is not a question of this event type; it asks name, email, notes',
        })),
      }),
    );
    expect(answers(USUAL, unknown, SPOKEN as never)).toEqual({});
  });

  const options = ['a', 'b', 'Ein Hund'];
  it.each<[string, unknown, unknown]>([
    ['text', ' x ', 'x'],
    ['textarea', 'x'.repeat(4000), 'x'.repeat(4000)],
    ['address', 'Torstraße 112, Berlin', 'Torstraße 112, Berlin'],
    ['number', 5, 5],
    ['number', -0.5, -0.5],
    ['select', 'a', 'a'],
    ['radio', 'b', 'b'],
    ['multiselect', ['a', 'b', 'a'], ['a', 'b']],
    ['checkbox', ['Ein Hund'], ['Ein Hund']],
    ['boolean', false, false],
    ['boolean', true, true],
    ['phone', '0170 1234567', '+491701234567'],
    ['email', 'erika@example.org', 'erika@example.org'],
    ['multiemail', ['a@example.org', 'b@example.org'], ['a@example.org', 'b@example.org']],
    ['url', 'https://example.org/x', 'https://example.org/x'],
    ['hologram', 'x', 'x'],
  ])('a %s question takes %j', (type, value, expected) =>
    expect(answer(own(type, { options }), value)).toEqual(expected),
  );

  it.each<[string, unknown]>([
    ['text', 5],
    ['text', true],
    ['text', ['x']],
    ['text', { x: 1 }],
    ['text', null],
    ['text', 'x'.repeat(10_000)],
    ['textarea', 'x'.repeat(10_000)],
    ['address', 'x'.repeat(10_000)],
    ['number', '5'],
    ['number', 'many'],
    ['number', Number.NaN],
    ['number', 1e300],
    ['select', 'c'],
    ['select', 'A'],
    ['select', ['a']],
    ['select', 'x'.repeat(10_000)],
    ['radio', 1],
    ['multiselect', 'a'],
    ['multiselect', ['a', 'c']],
    ['checkbox', [1]],
    ['checkbox', []],
    ['boolean', 'yes'],
    ['boolean', 1],
    ['phone', '0170'],
    ['phone', 491701234567],
    ['email', 'erika'],
    ['email', ['a@example.org']],
    ['multiemail', ['a@example.org', 'b']],
    ['url', 'example.org'],
    ['url', 'javascript:alert(1)'],
    ['url', 'ftp://example.org'],
  ])('a %s question does not take %j', (type, value) => {
    expect(() => answer(own(type, { options }), value)).toThrow(refusalOf('answers.question'));
  });

  it.each<[string, unknown, unknown]>([
    ['text', 5, '5'],
    ['number', '2,5', 2.5],
    ['boolean', 'Ja.', true],
    ['boolean', 'no', false],
    ['select', ' A ', 'a'],
    ['radio', 'ein hund', 'Ein Hund'],
    ['multiselect', 'a und b', ['a', 'b']],
    ['checkbox', 'Ein Hund', ['Ein Hund']],
    ['url', 'example.org', 'https://example.org'],
    ['multiemail', 'a@example.org', ['a@example.org']],
    ['multiemail', 'a@example.org und b@example.org', ['a@example.org', 'b@example.org']],
    ['boolean', 'ja, natürlich', true],
    ['boolean', 'Einverstanden.', true],
    ['boolean', 1, true],
    ['boolean', 'nein danke', false],
    ['address', { street: 'Torstraße 112', zip: 10119, city: 'Berlin' }, 'Torstraße 112, 10119, Berlin'],
    ['select', 'einen Hund', undefined],
    ['select', 'einen Hund habe ich, ein Hund', 'Ein Hund'],
  ])('a spoken answer to a %s question may be %j', (type, value, expected) => {
    const read = () => answer(own(type, { options }), value, SPOKEN);
    if (expected === undefined) expect(read).toThrow(refusalOf('answers.question'));
    else expect(read()).toEqual(expected);
  });

  const LABELLED = { options: ['Gesetzlich versichert', 'Privat versichert', 'Selbst'], values: ['gkv', 'pkv', '3'] };
  it.each<[string, unknown, unknown]>([
    ['select', 'Privat versichert', 'pkv'],
    ['radio', 'pkv', 'pkv'],
    ['select', 'ich bin gesetzlich versichert', 'gkv'],
    ['radio', 'privat', 'pkv'],
    ['select', 'drei', '3'],
    ['select', 'versichert', undefined],
    ['select', 'nicht privat', undefined],
    ['select', 'weder gesetzlich noch privat', undefined],
    ['multiselect', 'gesetzlich und selbst', ['gkv', '3']],
    ['checkbox', ['Privat versichert', 'gkv'], ['pkv', 'gkv']],
  ])('a %s question whose options have values takes %j for its value', (type, value, expected) => {
    const read = () => answer(own(type, LABELLED), value, SPOKEN);
    if (expected === undefined) expect(read).toThrow(refusalOf('answers.question'));
    else expect(read()).toEqual(expected);
  });

  it('the label of an option is sent as its value, whoever chooses it', () => {
    expect(answer(own('select', LABELLED), 'Selbst')).toBe('3');
    expect(answer(own('multiselect', LABELLED), ['Selbst', 'gkv'])).toEqual(['3', 'gkv']);
    expect(() => answer(own('select', LABELLED), 'selbst')).toThrow(refusalOf('answers.question'));
  });

  it.each([true, 'ja', 'Ja, gerne', ['Terms accepted'], 'terms accepted'])('the only box is ticked by %j', (value) =>
    expect(answer(own('checkbox', { options: ['Terms accepted'] }), value, SPOKEN)).toEqual(['Terms accepted']),
  );

  it('the only box that is required is not ticked by a no', () => {
    const box = own('checkbox', { options: ['Terms accepted'], required: true });
    for (const value of [false, 'nein'])
      expect(() => answer(box, value, SPOKEN)).toThrow(refusalOf('answers.question'));
  });

  it('a spoken answer is found by its slug also with other dashes', () => {
    const question = field('pet-name', { type: 'text' });
    expect(answers([question], { answers: { Pet_Name: 'Bello' } }, SPOKEN as never)).toEqual({ 'pet-name': 'Bello' });
    expect(() => answers([question], { answers: { pet_name: 'Bello' } })).toThrow(/pet_name/);
  });

  it('whatever is sent, an answer is what Cal.com takes, or a refusal that names its field', () => {
    const types = [
      'text',
      'textarea',
      'number',
      'select',
      'multiselect',
      'radio',
      'checkbox',
      'boolean',
      'phone',
      'email',
      'address',
      'url',
    ];
    const kinds: Record<string, string> = {
      number: 'number',
      boolean: 'boolean',
      multiselect: 'object',
      checkbox: 'object',
    };
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.jsonValue(), fc.boolean(), (type, value, isSpoken) => {
        try {
          const read = answer(own(type, { options }), value, { ...WRITTEN, isSpoken } as typeof SPOKEN);
          expect(typeof read).toBe(kinds[type] ?? 'string');
        } catch (error) {
          expect(error).toEqual(refusalOf('answers.question'));
        }
      }),
    );
  });
});
