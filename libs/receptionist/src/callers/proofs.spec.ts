import { describe, expect, it } from '@jest/globals';
import { isSameCode, spokenCode } from './booking-code';
import { isOnNamedDay } from './named-day';
import { isNamed } from './same-name';

describe('a booking code', () => {
  it.each(['K7MPQ2XA', 'k7mpq2xa', 'K 7 M P - Q 2 X A', ' k7mp.q2xa ', 'K7MP Q2XA.'])(
    'a booking code may be said as %j',
    (said) => expect(isSameCode('K7MPQ2XA', spokenCode(said))).toBe(true),
  );

  it.each(['', 'K7MPQ2X', 'K7MPQ2XAA', 'K7MPQ2XB', 'ÄK7MPQ2XA', '________'])('a booking code is not %j', (said) => {
    expect(isSameCode('K7MPQ2XA', spokenCode(said))).toBe(false);
    expect(isSameCode(null, spokenCode(said))).toBe(false);
    expect(isSameCode('', spokenCode(said))).toBe(false);
  });
});

describe('a named person', () => {
  it.each([
    ['Erika Mustermann', 'erika mustermann'],
    ['Erika Mustermann', 'Frau Mustermann'],
    ['Erika Mustermann', 'Mustermann, Erika'],
    ['Erika', 'Erika Mustermann'],
    ['Jürgen Groß', 'Juergen Gross'],
    ['Dr. Müller-Lüdenscheidt', 'Herr Müller Lüdenscheidt'],
    ['Zoë O’Neill', 'zoe o neill'],
  ])('a named person %s may be named %s', (name, said) => expect(isNamed(name, said)).toBe(true));

  it.each([
    ['Erika Mustermann', 'Max Mustermann'],
    ['Erika Mustermann', 'Muster'],
    ['Erika Mustermann', 'Erika Muster'],
    ['Erika Mustermann', 'Frau'],
    ['Erika Mustermann', '...'],
    ['Frau', 'Frau'],
    ['Mustermann', 'Anna Berta Clara Dora Erika Mustermann'],
  ])('a named person %s is not %s', (name, said) => expect(isNamed(name, said)).toBe(false));
});

describe('a named day', () => {
  /** A Friday, shortly after midnight in Berlin, when it is Thursday elsewhere. */
  const start = new Date('2026-12-03T23:15:00Z');
  const speaker = { locale: 'de', at: new Date('2026-11-26T09:00:00Z') } as const;
  const isNamedBy = (said: string): boolean | undefined => isOnNamedDay(start, 'Europe/Berlin', said, speaker);

  it.each(['Freitag', 'am Freitag', 'am 4. Dezember', '2026-12-04', '2026-12-04T00:15:00+01:00'])(
    'a named day may be said as %j',
    (said) => expect(isNamedBy(said)).toBe(true),
  );

  it.each(['Donnerstag', 'morgen', 'am 3. Dezember', 'am 11. Dezember', '2026-12-03'])(
    'a named day is not %j',
    (said) => expect(isNamedBy(said)).toBe(false),
  );

  it.each(['nächste Woche', 'irgendwann', 'im Dezember', '', 'Erika', 'ab morgen'])(
    'a named day is not named by %j',
    (said) => expect(isNamedBy(said)).toBeUndefined(),
  );
});
