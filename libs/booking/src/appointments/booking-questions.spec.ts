import { describe, expect, it } from '@jest/globals';
import type { BookingField, EventType } from '@app/event-types';
import { answersTo } from './booking-questions';

const field = (slug: string, facts: Partial<BookingField> = {}): BookingField => ({
  slug,
  type: slug,
  required: true,
  hidden: false,
  ...facts,
});
const answers = (fields: BookingField[], body: Parameters<typeof answersTo>[1]) =>
  answersTo({ bookingFields: fields } as EventType, body);
const USUAL = [field('name'), field('email'), field('title', { hidden: true }), field('notes', { required: false })];
const ERIKA = { name: 'Erika', email: 'erika@example.org' };
const refusalOf = (...fields: string[]) =>
  expect.objectContaining({ status: 400, details: fields.map((name) => expect.objectContaining({ field: name })) });

describe('an event type’s questions', () => {
  it('are the usual ones, which need no answers of their own', () => {
    expect(answers(USUAL, { attendee: ERIKA })).toEqual({});
    expect(answers(USUAL, { attendee: ERIKA, notes: 'First visit' })).toEqual({ notes: 'First visit' });
  });

  it('demand the contact that they demand, and one in any case', () => {
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

  it('may demand notes', () => {
    const notes = field('notes');
    expect(() => answers([notes], { attendee: ERIKA })).toThrow(refusalOf('notes'));
    expect(answers([notes], { attendee: ERIKA, notes: 'x' })).toEqual({ notes: 'x' });
  });

  it('may ask for the phone number under a name of their own', () => {
    const mobile = field('mobile', { type: 'phone' });
    expect(() => answers([mobile], { attendee: ERIKA })).toThrow(refusalOf('attendee.phone_number'));
    const attendee = { ...ERIKA, phone_number: '+4930901820' };
    expect(answers([mobile], { attendee })).toEqual({ mobile: '+4930901820' });
  });

  it('cannot be answered otherwise', () => {
    const insurance = field('insurance', { type: 'select' });
    expect(() => answers([...USUAL, insurance], { attendee: ERIKA })).toThrow(
      expect.objectContaining({ status: 422, code: 'event_type_unsupported', details: { question: 'insurance' } }),
    );
    expect(answers([{ ...insurance, required: false }], { attendee: ERIKA })).toEqual({});
  });
});
