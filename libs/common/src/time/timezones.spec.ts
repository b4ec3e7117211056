import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalTimezone } from './timezones';

/** Names and aliases of the tz database whose letter case no rule of thumb gets right. */
const HARD = [
  'Africa/Dar_es_Salaam America/Port-au-Prince America/Port_of_Spain Antarctica/DumontDUrville',
  'Antarctica/McMurdo Asia/Ust-Nera Europe/Isle_of_Man America/North_Dakota/New_Salem Etc/GMT-14',
  'America/Argentina/ComodRivadavia America/Knox_IN Australia/ACT Australia/LHI Brazil/DeNoronha',
  'Chile/EasterIsland Mexico/BajaNorte US/East-Indiana NZ-CHAT W-SU GB-Eire GMT+0 EST5EDT UTC Etc/UTC',
  'Etc/Universal Zulu Cuba PRC',
].flatMap((names) => names.split(' '));
/** Aliases that Intl would replace. */
const ALIASES = ['Asia/Calcutta', 'Asia/Kolkata', 'Europe/Kiev', 'Europe/Kyiv', 'US/Eastern', 'Asia/Ho_Chi_Minh'];
const NAMES = [...Intl.supportedValuesOf('timeZone'), ...HARD, ...ALIASES];

/** A name with any of its letters in the other case. */
const inAnyCase = fc.constantFrom(...NAMES).chain((name) =>
  fc
    .array(fc.boolean(), { minLength: name.length, maxLength: name.length })
    .map((upper) => [...name].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter.toLowerCase())).join(''))
    .map((written) => ({ name, written })),
);

describe('canonicalTimezone', () => {
  it('a time zone gets the letter case of the tz database, and keeps its name when that is an alias', () => {
    for (const name of NAMES) expect([name.toLowerCase(), name].map(canonicalTimezone)).toEqual([name, name]);
    fc.assert(fc.property(inAnyCase, ({ name, written }) => expect(canonicalTimezone(written)).toBe(name)));
  });

  it.each(['', 'Berlin', 'Europe/Bielefeld', '+01:00', '-05', 'UTC+1', 'utc-3', 'local', 'system', 'Europe/Berlin '])(
    'no time zone has the name %j',
    (name) => expect(canonicalTimezone(name)).toBeUndefined(),
  );

  it('a name with a letter that only looks like one of ASCII is none, also after the true one was asked for', () => {
    expect(canonicalTimezone('Europe/Kiev')).toBe('Europe/Kiev');
    expect('\u212A'.toLowerCase()).toBe('k');
    expect(canonicalTimezone('Europe/\u212Aiev')).toBeUndefined();
  });
});
