import { describe, expect, it } from '@jest/globals';
import { AppError, forbidden, invalid, notFound } from '@app/common';
import { answerFor } from './answer';
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
    [failure('calcom_rejected'), 'not_bookable'],
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
    expect(answer.why).toMatch(/^name is wrong; email is wrong; /);
    expect(answer.say).toBe('For that I still need the name, the e-mail address, a possible time, and the branch.');
  });
});

describe('a question of the company’s own', () => {
  const insurance = (label: string) => ({
    field: 'answers.insurance',
    message: 'is required',
    label,
    options: ['gesetzlich', 'privat'],
  });

  it.each([
    ['Wie sind Sie versichert?', 'Wie sind Sie versichert? Möglich ist gesetzlich oder privat.'],
    ['Versicherung', 'Dafür brauche ich noch eine Angabe zu „Versicherung“. Möglich ist gesetzlich oder privat.'],
  ])('a question of the company’s own is asked by its label: %s', (label, say) => {
    expect(answerFor(invalid(insurance(label)), 'de')).toEqual({
      ok: false,
      reason: 'needs_info',
      needs: ['insurance'],
      why: 'insurance is required',
      choices: ['gesetzlich', 'privat'],
      say,
    });
  });

  it('a question of the company’s own is named beside others, and long lists of options are cut', () => {
    const several = answerFor(invalid(insurance('Versicherung'), { field: 'attendee.email', message: 'x' }), 'de');
    expect(several.say).toBe('Dafür brauche ich noch eine Angabe zu „Versicherung“ und die E-Mail-Adresse.');
    expect(several).not.toHaveProperty('choices');
    const options = Array.from({ length: 100 }, (_, n) => `option number ${n}`);
    const long = answerFor(invalid({ ...insurance('Versicherung'), message: 'x'.repeat(2000), options }), 'de');
    expect(Buffer.byteLength(JSON.stringify(long))).toBeLessThan(1000);
  });
});

describe('a start that can be two times', () => {
  it('a start that can be two times is asked back in words', () => {
    const options = ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00'];
    expect(answerFor(invalid({ field: 'start', message: 'is two', options }), 'en')).toMatchObject({
      ok: false,
      reason: 'ambiguous',
      needs: ['start'],
      choices: options,
      say: 'There is Sunday, October 25 at 2:30 AM twice on that day. Do you mean before or after the clocks go back?',
    });
    const wrong = ['2026-12-01T10:00:00+01:00', '2026-12-01T09:00:00+01:00'];
    expect(answerFor(invalid({ field: 'start', message: 'is two', options: wrong }), 'de').say).toBe(
      'Meinen Sie Dienstag, 1. Dezember um 10:00 Uhr oder Dienstag, 1. Dezember um 9:00 Uhr?',
    );
  });
});

describe('phrases', () => {
  it('the phrases list free slots', () => {
    expect(phrases.de.offer(['um 9', 'um 10', 'um 11'])).toBe('Frei wäre um 9, um 10 oder um 11. Was passt Ihnen?');
    expect(phrases.en.offer(['at 9'])).toBe('I could offer at 9. Which suits you?');
  });

  it('the phrases ask for missing fields in words, without those that a caller cannot supply', () => {
    expect(phrases.de.needs([{ argument: 'name' }, { argument: 'start' }])).toBe(
      'Dafür brauche ich noch den Namen und eine mögliche Uhrzeit.',
    );
    expect(phrases.de.needs([{ argument: 'metadata' }])).toBe('Dafür brauche ich noch genauere Angaben.');
    expect(phrases.en.needs([{ argument: 'constructor' }])).toBe('For that I still need more details.');
  });
});
