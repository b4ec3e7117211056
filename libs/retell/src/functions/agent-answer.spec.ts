import { describe, expect, it } from '@jest/globals';
import { AppError, forbidden, invalid, notFound } from '@app/common';
import { answerFor } from './agent-answer';
import { phrases } from './phrases';

const failure = (code: AppError['code']): AppError => new AppError(code, { message: 'for people who read' });
const LOCALES = ['de', 'en'] as const;

describe('answerFor', () => {
  it.each([
    [failure('slot_taken'), 'slot_taken'],
    [failure('in_progress'), 'in_progress'],
    [failure('calcom_unavailable'), 'upstream_down'],
    [failure('calcom_key_refused'), 'upstream_down'],
    [failure('rate_limited'), 'upstream_down'],
    [failure('calcom_rejected'), 'calcom_rejected'],
    [forbidden('Unauthorized access to team'), 'not_allowed'],
    [notFound('No default team configured'), 'not_allowed'],
    [invalid({ field: 'date', message: 'is required' }), 'needs_info'],
  ])('a refusal becomes a sentence to read out: %s', (error, reason) => {
    for (const locale of LOCALES) {
      const answer = answerFor(error, locale);
      expect(answer).toMatchObject({ ok: false, reason });
      expect(answer.say).not.toContain(error.message);
      expect(JSON.stringify(answer).length).toBeLessThan(300);
    }
  });

  it('an error that is no refusal is thrown', () => {
    expect(() => answerFor(new TypeError('x is undefined'), 'de')).toThrow(TypeError);
  });

  it('a refusal names arguments as a model passes them, each once and at most five', () => {
    const fields = ['attendee.name', 'attendee.email', 'metadata.a', 'metadata.b', 'start', 'team_id', 'duration'];
    const answer = answerFor(invalid(...fields.map((field) => ({ field, message: 'is wrong' }))), 'en');
    expect(answer.needs).toEqual(['name', 'email', 'metadata', 'start', 'team_id']);
    expect(answer.say).toBe('For that I still need the name, the e-mail address, a possible time, and the branch.');
  });
});

describe('phrases', () => {
  it('the phrases list free slots', () => {
    expect(phrases.de.offer(['um 9', 'um 10', 'um 11'])).toBe('Frei wäre um 9, um 10 oder um 11. Was passt Ihnen?');
    expect(phrases.en.offer(['at 9'])).toBe('I could offer at 9. Which suits you?');
  });

  it('the phrases ask for missing fields in words, without those that a caller cannot supply', () => {
    expect(phrases.de.needs(['name', 'start'])).toBe('Dafür brauche ich noch den Namen und eine mögliche Uhrzeit.');
    expect(phrases.de.needs(['metadata'])).toBe('Dafür brauche ich noch genauere Angaben.');
    expect(phrases.en.needs(['constructor'])).toBe('For that I still need more details.');
  });
});
