import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { runsOf, seed } from '../../../../test/support/effort';
import type { Locale } from '../locale';
import { phrasesOf } from './phrases/meaning-in-words';
import { PHRASES } from './phrases/tables';
import { understand } from './understand';

const LOCALES: readonly Locale[] = ['de', 'en'];
const RUNS = runsOf({ quick: 1000, full: 5000 });
const AT = new Date('2026-11-26T10:00:00+01:00');
const ZONE = 'Europe/Berlin';

const HOURS = {
  de: 'zwölf eins zwei drei vier fünf sechs sieben acht neun zehn elf'.split(' '),
  en: 'twelve one two three four five six seven eight nine ten eleven'.split(' '),
};
const hourIn = (locale: Locale, hour: number): string => HOURS[locale][hour % 12] ?? '';
const two = (value: number): string => String(value).padStart(2, '0');

/** Ways to say a time of day; a way that cannot say it is undefined. None of them decides the half of the day by itself. */
const CLOCKS: Readonly<Record<Locale, readonly ((local: DateTime) => string | undefined)[]>> = {
  de: [
    ({ hour, minute }) => `um ${two(hour)}:${two(minute)}`,
    ({ hour, minute }) => `um ${hour} Uhr ${minute === 0 ? '' : minute}`,
    ({ hour, minute }) => `${hour}.${two(minute)} Uhr`,
    ({ hour, minute }) => (minute === 0 ? `um ${hourIn('de', hour)}` : undefined),
    ({ hour, minute }) => (minute === 30 ? `um halb ${hourIn('de', hour + 1)}` : undefined),
    ({ hour, minute }) => (minute === 15 ? `um viertel ${hourIn('de', hour + 1)}` : undefined),
    ({ hour, minute }) => (minute === 15 ? `um Viertel nach ${hourIn('de', hour)}` : undefined),
    ({ hour, minute }) => (minute === 45 ? `um dreiviertel ${hourIn('de', hour + 1)}` : undefined),
    ({ hour, minute }) => (minute === 45 ? `um Viertel vor ${hourIn('de', hour + 1)}` : undefined),
    ({ hour, minute }) => (minute === 25 ? `um fünf vor halb ${hourIn('de', hour + 1)}` : undefined),
    ({ hour, minute }) => (minute === 40 ? `um zehn nach halb ${hourIn('de', hour + 1)}` : undefined),
    ({ hour, minute }) => (minute === 10 ? `um zehn nach ${hourIn('de', hour)}` : undefined),
    ({ hour, minute }) => (minute === 55 ? `um fünf vor ${hourIn('de', hour + 1)}` : undefined),
  ],
  en: [
    ({ hour, minute }) => `at ${two(hour)}:${two(minute)}`,
    (local) => `at ${local.toFormat('h:mm a', { locale: 'en' })}`,
    ({ hour, minute }) => (minute === 0 ? `at ${hourIn('en', hour)}` : undefined),
    ({ hour, minute }) => (minute === 0 ? `at ${hourIn('en', hour)} o'clock` : undefined),
    ({ hour, minute }) => (minute === 30 ? `at half past ${hourIn('en', hour)}` : undefined),
    ({ hour, minute }) => (minute === 30 ? `at ${hourIn('en', hour)} thirty` : undefined),
    ({ hour, minute }) => (minute === 15 ? `at a quarter past ${hourIn('en', hour)}` : undefined),
    ({ hour, minute }) => (minute === 45 ? `at quarter to ${hourIn('en', hour + 1)}` : undefined),
    ({ hour, minute }) => (minute === 40 ? `at twenty to ${hourIn('en', hour + 1)}` : undefined),
    ({ hour, minute }) => (minute === 5 ? `at five past ${hourIn('en', hour)}` : undefined),
  ],
};

/** Ways to say a day, for somebody who is asked on another one. */
const DAYS: Readonly<Record<Locale, readonly ((local: DateTime, now: DateTime) => string | undefined)[]>> = {
  de: [
    (local) => local.setLocale('de').toFormat("'am' d. LLLL yyyy"),
    (local) => local.setLocale('de').toFormat("cccc, 'den' d.M.yyyy"),
    (local) => local.toFormat('dd.MM.yyyy'),
    (local, now) => (daysBetween(now, local) === 1 ? 'morgen' : undefined),
    (local, now) => (daysBetween(now, local) === 2 ? 'übermorgen' : undefined),
    (local, now) => `in ${daysBetween(now, local)} Tagen`,
    (local, now) => (daysBetween(now, local) < 7 ? local.setLocale('de').toFormat("'am' cccc") : undefined),
    (local, now) =>
      weeksBetween(now, local) === 1 ? local.setLocale('de').toFormat("'nächste Woche' cccc") : undefined,
    (local, now) => (daysBetween(now, local) < 25 ? `am ${local.day}.` : undefined),
  ],
  en: [
    (local) => local.setLocale('en').toFormat("'on' LLLL d yyyy"),
    (local) => local.setLocale('en').toFormat("cccc 'the' d 'of' LLLL yyyy"),
    (local) => local.toFormat('yyyy-MM-dd'),
    (local, now) => (daysBetween(now, local) === 1 ? 'tomorrow' : undefined),
    (local, now) => (daysBetween(now, local) === 2 ? 'the day after tomorrow' : undefined),
    (local, now) => `in ${daysBetween(now, local)} days`,
    (local, now) => (daysBetween(now, local) < 7 ? local.setLocale('en').toFormat("'on' cccc") : undefined),
    (local, now) => (weeksBetween(now, local) === 1 ? local.setLocale('en').toFormat("cccc 'next week'") : undefined),
  ],
};

const daysBetween = (now: DateTime, local: DateTime): number =>
  Math.round(wallDay(local).diff(wallDay(now), 'days').days);
const wallDay = ({ year, month, day }: DateTime): DateTime => DateTime.utc(year, month, day);
const weeksBetween = (now: DateTime, local: DateTime): number =>
  Math.round(wallDay(local).startOf('week').diff(wallDay(now).startOf('week'), 'weeks').weeks);

/** Also those where clocks change at midnight, by half an hour, or in the other half of the year. */
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kathmandu', 'UTC'];

describe.each(LOCALES)('spoken times (%s)', (locale) => {
  const said = fc.record({
    zone: fc.constantFrom(...ZONES),
    at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }),
    days: fc.integer({ min: 1, max: 300 }),
    minute: fc.integer({ min: 0, max: 287 }).map((fives) => fives * 5),
    day: fc.nat(DAYS[locale].length - 1),
    clock: fc.nat(CLOCKS[locale].length - 1),
    isNear: fc.boolean(),
  });

  it('of a random instant in every form are that instant, or asked back', () => {
    let understood = 0;
    fc.assert(
      fc.property(said, ({ zone, at, days, minute, day, clock, isNear }) => {
        const now = DateTime.fromMillis(at, { zone });
        const date = now.plus({ days: isNear ? (days % 10) + 1 : days });
        const local = date.set({ hour: Math.floor(minute / 60), minute: minute % 60, second: 0, millisecond: 0 });
        const words = [DAYS[locale][day]?.(local, now), CLOCKS[locale][clock]?.(local)];
        if (words.some((part) => part === undefined)) return;
        const heard = understand(words.join(' '), { locale, timezone: zone, at: new Date(at) });
        if (heard.kind === 'ask') return;
        understood += 1;
        // An hour of the other half of the day that people come at is what the words mean rather than the night.
        const meant =
          clock > 0 && (local.hour < 7 || local.hour >= 20)
            ? [local, local.plus({ hours: 12 }), local.minus({ hours: 12 })]
            : [local];
        const shown = DateTime.fromJSDate(heard.start, { zone }).toFormat('HH:mm');
        expect({
          words,
          kind: heard.kind,
          isMeant: meant.some((moment) => moment.toFormat('HH:mm') === shown),
        }).toEqual({
          words,
          kind: 'moment',
          isMeant: true,
        });
        expect({ words, day: DateTime.fromJSDate(heard.start, { zone }).toISODate() }).toEqual({
          words,
          day: local.toISODate(),
        });
      }),
      { numRuns: RUNS, seed },
    );
    expect(understood).toBeGreaterThan(RUNS / 10);
  });

  it('with a word that nobody knows are asked back, wherever it stands', () => {
    const phrases = PHRASES[locale].flatMap((table) => phrasesOf(table).map(({ words }) => ({ words, table })));
    const unknown = fc.stringMatching(/^[a-z]{2,5}qx[a-z]{1,4}$/);
    fc.assert(
      fc.property(fc.constantFrom(...phrases), unknown, fc.nat(20), ({ words, table }, word, place) => {
        const parts = words.split(' ');
        parts.splice(place % (parts.length + 1), 0, word);
        const hearing = { locale, timezone: table.timezone, at: new Date(table.at) };
        expect(understand(parts.join(' '), hearing).kind).toBe('ask');
      }),
      { numRuns: RUNS, seed },
    );
  });

  it('may be any text at all', () => {
    const hearing = { locale, timezone: ZONE, at: AT };
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(['ask', 'moment', 'range']).toContain(understand(text, hearing).kind);
      }),
      { numRuns: RUNS, seed },
    );
    for (const text of ['', ' ', '👍', 'morgen '.repeat(10_000), 'three '.repeat(10_000), '1'.repeat(100_000)])
      expect(understand(text, hearing).kind).toBe('ask');
  });
});

describe('a question about a spoken time', () => {
  const asked = (words: string, locale: Locale = 'de', at = AT) => {
    const heard = understand(words, { locale, timezone: ZONE, at });
    return heard.kind === 'ask' ? { doubt: heard.doubt, choices: heard.choices.map(({ spoken }) => spoken) } : heard;
  };

  it('names what may be meant', () => {
    expect(asked('morgen um sieben')).toEqual({
      doubt: 'several',
      choices: ['Freitag, 27. November um 7:00 Uhr', 'Freitag, 27. November um 19:00 Uhr'],
    });
    expect(asked('am Donnerstag, dem 27. November, um zehn')).toEqual({
      doubt: 'contradiction',
      choices: ['Freitag, 27. November um 10:00 Uhr', 'Donnerstag, 3. Dezember um 10:00 Uhr'],
    });
    expect(asked('halb neun')).toEqual({ doubt: 'noDay', choices: ['Freitag, 27. November um 8:30 Uhr'] });
    expect(asked('3/12 at nine', 'en')).toEqual({
      doubt: 'several',
      choices: ['Thursday, December 3 at 9:00 AM', 'Friday, March 12 at 9:00 AM'],
    });
    expect(asked('heute um neun')).toEqual({ doubt: 'past', choices: ['Freitag, 27. November um 9:00 Uhr'] });
  });

  it('names both hours where clocks are put back, and those around where they are put forward', () => {
    const back = understand('am Sonntag um 02:30', {
      locale: 'de',
      timezone: ZONE,
      at: new Date('2026-10-23T08:00:00Z'),
    });
    expect(back).toMatchObject({
      doubt: 'several',
      choices: [{ start: new Date('2026-10-25T00:30:00Z') }, { start: new Date('2026-10-25T01:30:00Z') }],
    });
    expect(asked('am Sonntag um 02:30', 'de', new Date('2027-03-26T09:00:00Z'))).toEqual({
      doubt: 'skipped',
      choices: ['Sonntag, 28. März um 1:30 Uhr', 'Sonntag, 28. März um 3:30 Uhr'],
    });
  });

  it('names the two days that "tomorrow" may be at night', () => {
    expect(asked('tomorrow at ten', 'en', new Date('2026-11-27T00:30:00Z'))).toEqual({
      doubt: 'several',
      choices: ['Friday, November 27 at 10:00 AM', 'Saturday, November 28 at 10:00 AM'],
    });
  });
});

describe('the time of an appointment that is there already', () => {
  it.each<[Locale, string, string]>([
    ['de', 'ich habe am Montag um drei einen Termin', 'excluded'],
    ['de', 'mein Termin ist am Montag um drei', 'excluded'],
    ['de', 'den Termin am Montag um drei verschieben', 'several'],
    ['en', 'I have an appointment Monday at three', 'excluded'],
    ['en', 'change my appointment on Monday at three', 'several'],
  ])('is taken as a wish by nobody, and known where it is named (%s): %s', (locale, words, doubt) => {
    const hearing = { locale, timezone: ZONE, at: AT };
    expect(understand(words, hearing)).toMatchObject({ kind: 'ask', doubt });
    expect(understand(words, { ...hearing, isOfExisting: true })).toMatchObject({
      kind: 'moment',
      start: new Date('2026-11-30T14:00:00Z'),
    });
  });
});

it('a day that a clock change lets begin at one is read back as that day', () => {
  const hearing = { locale: 'en', timezone: 'Africa/Cairo', at: new Date('2027-04-28T10:00:00Z') } as const;
  expect(understand('on Friday', hearing)).toMatchObject({ kind: 'range', understood: 'Friday, April 30' });
});
