import { describe, expect, it } from '@jest/globals';
import { AppError } from '@app/common';
import type { Said, SpokenTime } from './said';
import { askedTime, chosenTime } from './when';

/** A Thursday. */
const SAID: Said = { locale: 'de', timezone: 'Europe/Berlin', at: new Date('2026-11-26T10:00:00+01:00') };
const offer = (...starts: string[]) => starts.map((start) => new Date(`2026-${start}:00+01:00`));
/** Two on a Monday, one on the Friday after. */
const OFFERED = offer('12-07T09:00', '12-07T15:00', '12-11T11:00');
const ONE_DAY = offer('12-07T09:00', '12-07T12:30', '12-07T17:30');

function told(read: () => SpokenTime): string {
  try {
    const time = read();
    const iso = (date: Date): string => date.toLocaleString('sv', { timeZone: 'Europe/Berlin' }).slice(5, 16);
    return time.kind === 'moment' ? iso(time.start) : `${iso(time.start)} – ${time.end === null ? '' : iso(time.end)}`;
  } catch (error) {
    if (!(error instanceof AppError) || !Array.isArray(error.details)) throw error;
    const [problem] = error.details;
    return `${problem?.field}? ${problem?.options?.join(' | ') ?? problem?.label ?? ''}`.trim();
  }
}
const asked = (words: unknown, said: Partial<Said> = {}): string => told(() => askedTime(words, { ...SAID, ...said }));
const chosen = (words: unknown, said: Partial<Said> = {}): string =>
  told(() => chosenTime(words, { ...SAID, ...said }));

describe('the time of a question in a caller’s words', () => {
  it.each<[string, Partial<Said>, string]>([
    ['morgen nachmittag', {}, '11-27 12:00 – 11-27 18:00'],
    ['morgen um halb neun', {}, '11-27 08:30'],
    // The words say no day, and the model has said it apart.
    ['nachmittags', { date: '2026-12-07' }, '12-07 12:00 – 12-07 18:00'],
    ['um drei', { date: '2026-12-07' }, '12-07 15:00'],
    [
      'um sieben',
      { date: '2026-12-07', home: 'America/New_York' },
      'when? Montag, 7. Dezember um 7:00 Uhr, Mitteleuropäische Zeit | Montag, 7. Dezember um 19:00 Uhr, Mitteleuropäische Zeit',
    ],
    ['um sieben', { date: '2026-12-07' }, 'when? Montag, 7. Dezember um 7:00 Uhr | Montag, 7. Dezember um 19:00 Uhr'],
    // Nor do they after an offer of one day.
    ['nachmittags', { offered: ONE_DAY }, '12-07 12:00 – 12-07 18:00'],
    ['um drei', { offered: ONE_DAY }, '12-07 15:00'],
    // What was offered is meant rather than another day that is called so.
    ['der zweite', { offered: ONE_DAY }, '12-07 12:30'],
    ['Freitag um elf', { offered: OFFERED }, '12-11 11:00'],
    [
      'am Montag',
      { offered: ONE_DAY },
      'when? Montag, 7. Dezember um 9:00 Uhr | Montag, 7. Dezember um 12:30 Uhr | Montag, 7. Dezember um 17:30 Uhr',
    ],
    // But who names a time besides it asks for that.
    ['übermorgen', { offered: ONE_DAY }, '11-28 00:00 – 11-29 00:00'],
    ['nächste Woche', { offered: ONE_DAY }, '11-30 00:00 – 12-07 00:00'],
    ['so bald wie möglich', {}, '11-26 10:00 – '],
  ])('the time of a question in a caller’s words: %s', (words, said, expected) => {
    expect(asked(words, said)).toBe(expected);
  });

  it.each<[unknown]>([
    ['wort '.repeat(10_000)],
    ['🙂'],
    ['mañana por la tarde'],
    ['x'.repeat(100_000)],
    ['morgen\u0000'],
  ])('the time of a question in words that nobody understands is asked for: %.20s', (words) =>
    expect(asked(words)).toBe('when? Das habe ich nicht ganz verstanden. Wann genau soll der Termin sein?'),
  );

  it.each([[['morgen']], [5], [{ day: 'morgen' }], [null], [true]])(
    'the time of a question that is no text is refused: %j',
    (words) => expect(asked(words)).toBe('when?'),
  );
});

describe('the time that a caller chooses', () => {
  it.each<[string, Partial<Said>, string]>([
    ['den zweiten bitte', { offered: OFFERED }, '12-07 15:00'],
    ['den um elf', { offered: OFFERED }, '12-11 11:00'],
    ['Montag', { offered: OFFERED }, 'when? Montag, 7. Dezember um 9:00 Uhr | Montag, 7. Dezember um 15:00 Uhr'],
    ['ja', { offered: offer('12-07T09:00') }, '12-07 09:00'],
    ['eine Stunde später', { offered: offer('12-07T09:00') }, '12-07 10:00'],
    ['den zweiten bitte', {}, '12-02 00:00 – 12-03 00:00'],
    ['am 3. Dezember um zehn', { offered: OFFERED }, '12-03 10:00'],
    ['um zehn', { date: '2026-12-07' }, '12-07 10:00'],
  ])('the time that a caller chooses: %s', (words, said, expected) => {
    expect(chosen(words, said)).toBe(expected);
  });

  it('the time that a caller chooses is asked for by its instants, where the clocks show it twice', () => {
    expect(chosen('am 31. Oktober 2027 um 02:30 Uhr')).toBe(
      'start? 2027-10-31T02:30:00+02:00 | 2027-10-31T02:30:00+01:00',
    );
  });
});

describe('words about a time, while nobody knows what was offered', () => {
  const ASKED_BACK = 'when? An welchem Datum und um wie viel Uhr genau?';
  const unknown = { isOfferUnknown: true };

  it.each(['den zweiten bitte', 'Freitag um elf', 'am Montag'])(
    'words that could mean an offered time are asked back while nobody knows what was offered: %s',
    (words) => {
      expect(chosen(words, unknown)).toBe(ASKED_BACK);
      expect(asked(words, unknown)).toBe(ASKED_BACK);
    },
  );

  it.each([
    ['morgen um zehn', '11-27 10:00'],
    ['am 3. Dezember um zehn', '12-03 10:00'],
    ['heute in zwei Wochen um 15 Uhr', '12-10 15:00'],
  ])('words that mean one time whatever was offered mean it: %s', (words, expected) => {
    expect(chosen(words, unknown)).toBe(expected);
    expect(asked(words, unknown)).toBe(expected);
  });

  it('words with the day apart are asked back while nobody knows what was offered', () =>
    expect(chosen('um zehn', { ...unknown, date: '2026-12-07' })).toMatch(/^when\?/));
});
