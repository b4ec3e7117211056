import { describe, expect, it } from '@jest/globals';
import type { BookingField } from '@app/calcom-client';
import type { EventType } from '@app/event-types';
import { answersTo } from './booking-questions';

const field = (slug: string, facts: Partial<BookingField> = {}): BookingField => ({
  slug,
  type: slug,
  required: true,
  hidden: false,
  label: null,
  options: null,
  ...facts,
});
const answers = (fields: BookingField[], body: Parameters<typeof answersTo>[1]) =>
  answersTo({ bookingFields: fields } as EventType, body);
const USUAL = [field('name'), field('email'), field('title', { hidden: true }), field('notes', { required: false })];
const ERIKA = { name: 'Erika', email: 'erika@example.org' };
const refusalOf = (...fields: string[]) =>
  expect.objectContaining({ status: 400, details: fields.map((name) => expect.objectContaining({ field: name })) });

describe('answersTo', () => {
  it('the default questions of an event type need no answers of their own', () => {
    expect(answers(USUAL, { attendee: ERIKA })).toEqual({});
    expect(answers(USUAL, { attendee: ERIKA, notes: 'First visit' })).toEqual({ notes: 'First visit' });
  });

  it('a contact that the event type requires is demanded, and one contact in any case', () => {
    const phone = field('attendeePhoneNumber');
    expect(() => answers(USUAL, { attendee: { name: 'Erika' } })).toThrow(refusalOf('attendee.email'));
    expect(() => answers([phone], { attendee: ERIKA })).toThrow(refusalOf('attendee.phone_number'));
    expect(() => answers([...USUAL, phone], { attendee: { name: 'Erika' } })).toThrow(
      refusalOf('attendee.email', 'attendee.phone_number'),
    );
    expect(() => answers([], { attendee: { name: 'Erika' } })).toThrow(refusalOf('attendee'));
    const hidden = field('attendeePhoneNumber', { hidden: true });
    expect(answers([hidden], { attendee: ERIKA })).toEqual({});
  });

  it('notes are demanded where the event type requires them', () => {
    const notes = field('notes');
    expect(() => answers([notes], { attendee: ERIKA })).toThrow(refusalOf('notes'));
    expect(answers([notes], { attendee: ERIKA, notes: 'x' })).toEqual({ notes: 'x' });
  });

  it('a custom question for a phone number is answered with the attendee’s', () => {
    const mobile = field('mobile', { type: 'phone' });
    expect(() => answers([mobile], { attendee: ERIKA })).toThrow(refusalOf('attendee.phone_number'));
    const attendee = { ...ERIKA, phone_number: '+4930901820' };
    expect(answers([mobile], { attendee })).toEqual({ mobile: '+4930901820' });
  });

  it('any other required question makes the event type unsupported', () => {
    const insurance = field('insurance', { type: 'select' });
    expect(() => answers([...USUAL, insurance], { attendee: ERIKA })).toThrow(
      expect.objectContaining({ status: 422, code: 'event_type_unsupported', details: { question: 'insurance' } }),
    );
    expect(answers([{ ...insurance, required: false }], { attendee: ERIKA })).toEqual({});
  });
});
