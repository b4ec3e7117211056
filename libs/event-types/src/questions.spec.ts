import { describe, expect, it } from '@jest/globals';
import type { BookingField } from '@app/calcom-client';
import { locationLabel } from './location-labels';
import { questionsOf } from './questions';

const field = (facts: Partial<BookingField> & { slug: string }): BookingField => ({
  type: facts.slug,
  label: null,
  required: false,
  hidden: false,
  options: null,
  ...facts,
});

describe('questionsOf', () => {
  it('the questions of a form are those that a person is asked', () => {
    const fields = ['name', 'email', 'attendeePhoneNumber', 'location', 'title', 'notes', 'guests', 'rescheduleReason'];
    const shown = fields.map((slug) => field({ slug, hidden: slug === 'attendeePhoneNumber' }));
    expect(questionsOf(shown, 'en').map(({ slug, input, label }) => [slug, input, label])).toEqual([
      ['name', 'text', 'Name'],
      ['email', 'email', 'E-mail address'],
      ['notes', 'textarea', 'Notes'],
    ]);
  });

  it('a question has options only where something is chosen', () => {
    const options = ['a', 'b'];
    const [select, text] = questionsOf(
      [field({ slug: 'plan', type: 'select', label: 'Plan', options }), field({ slug: 'x', type: 'text', options })],
      'de',
    );
    expect(select).toEqual({ slug: 'plan', input: 'select', label: 'Plan', required: false, options });
    expect(text).not.toHaveProperty('options');
  });

  it('a question of the company’s own is none of the standing ones, whatever its input', () => {
    expect(questionsOf([field({ slug: 'partner', type: 'email' })], 'de')).toEqual([
      { slug: 'partner', input: 'email', label: 'partner', required: false },
    ]);
  });

  it('a question of an unknown input is a text, and one of several addresses a list of e-mails', () => {
    expect(questionsOf([field({ slug: 'x', type: 'hologram' })], 'de')).toMatchObject([{ input: 'text', label: 'x' }]);
    expect(questionsOf([field({ slug: 'y', type: 'multiemail' })], 'de')).toMatchObject([
      { input: 'email', isList: true },
    ]);
  });
});

describe('locationLabel', () => {
  it.each([
    [{ type: 'address', value: 'Torstraße 112', isPublic: true }, 'Torstraße 112'],
    [{ type: 'address', value: 'Torstraße 112', isPublic: false }, 'In person'],
    [{ type: 'integration', value: 'google-meet', isPublic: true }, 'Google Meet'],
    [{ type: 'integration', value: 'cal-video', isPublic: true }, 'Cal Video'],
    [{ type: 'integration', value: 'jitsi', isPublic: true }, 'Jitsi'],
    [{ type: 'attendeePhone', value: null, isPublic: true }, 'Phone call to you'],
    [{ type: 'hologram', value: null, isPublic: true }, 'hologram'],
  ])('the label of %j is %s', (location, label) => expect(locationLabel(location, 'en')).toBe(label));
});
