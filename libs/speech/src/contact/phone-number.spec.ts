import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { getExampleNumber, type CountryCode } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { countryOfTimezone, isCountry } from './countries';
import { lineNumber, readPhoneNumber } from './phone-number';

const given = (value: string) => ({ kind: 'given', value });

describe('readPhoneNumber', () => {
  it.each([
    ['0170 1234567', '+491701234567'],
    ['0151 234 567 89', '+4915123456789'],
    ['+49 (0)170 1234567', '+491701234567'],
    ['+49 0170 1234567', '+491701234567'],
    ['0049 170 1234567', '+491701234567'],
    ['0049 (0) 170 / 123 45 67', '+491701234567'],
    ['0 1 7 0 1 2 3 4 5 6 7', '+491701234567'],
    ['0-1-7-0-1-2-3-4-5-6-7', '+491701234567'],
    ['0170, 123, 45, 67', '+491701234567'],
    ['null eins sieben null eins zwei drei vier fünf sechs sieben', '+491701234567'],
    ['plus vier neun eins sieben null eins zwo drei vier fünf sechs sieben', '+491701234567'],
    ['tel:+49-170-1234567', '+491701234567'],
    ['sip:+491701234567@10.0.0.1;user=phone', '+491701234567'],
    ['<sip:+491701234567@trunk.example>', '+491701234567'],
    ['(030) 90 18 20', '+4930901820'],
    ['030/901820', '+4930901820'],
    ['030–901820', '+4930901820'],
    ['491701234567', '+491701234567'],
    ['1701234567', '+491701234567'],
    ['"0170 1234567"', '+491701234567'],
    ['\u202A+49 170 1234567\u202C', '+491701234567'],
    ['+４９ 170 1234567', '+491701234567'],
    ['+1 (415) 555-2671', '+14155552671'],
    ['+39 06 698 12345', '+390669812345'],
    ['Mobil: 0170 1234567', '+491701234567'],
    ['meine Nummer ist 0170 1234567', '+491701234567'],
    ['0170 1234567 (privat)', '+491701234567'],
    ['[0170 1234567](tel:01701234567)', '+491701234567'],
    ['double zero four nine one seven zero one two three four five six seven', '+491701234567'],
  ])('a number in Germany may be written %s', (text, number) => {
    expect(readPhoneNumber(text, 'DE')).toEqual(given(number));
  });

  it.each([
    ['0664 1234567', 'AT', '+436641234567'],
    ['079 123 45 67', 'CH', '+41791234567'],
    ['(415) 555-2671', 'US', '+14155552671'],
    ['1 415 555 2671', 'US', '+14155552671'],
    ['0049 170 1234567', 'US', '+491701234567'],
    ['06 698 12345', 'IT', '+390669812345'],
    ['612 34 56 78', 'ES', '+34612345678'],
    ['07400 123456', 'GB', '+447400123456'],
  ])('%s is a number in %s', (text, country, number) => {
    expect(readPhoneNumber(text, country)).toEqual(given(number));
  });

  it.each([
    '0170 123',
    '+49',
    '+491',
    '+999123456789',
    '0170 1234567 oder 0160 1234567',
    '+49 30 901820 ext. 5',
    'nicht 0170 1234567',
    'ruf an',
    '1'.repeat(200) + '2',
  ])('what is no number is refused with the wanted form: %s', (text) => {
    expect(readPhoneNumber(text, 'DE')).toEqual({
      kind: 'unusable',
      why: expect.stringMatching(/country code, such as \+49/),
    });
  });

  it('a number that means two is refused, and so is a national one where no country is known', () => {
    expect(readPhoneNumber('436601234567', 'DE')).toMatchObject({
      kind: 'unusable',
      why: expect.stringContaining('two ways'),
    });
    expect(readPhoneNumber('0170 1234567')).toMatchObject({ kind: 'unusable' });
    expect(readPhoneNumber('+49 170 1234567')).toEqual(given('+491701234567'));
  });

  it.each([
    '',
    ' ',
    '-',
    '?',
    'none',
    'N/A',
    'n. a.',
    'null',
    'undefined',
    'unknown',
    'keine',
    'k.A.',
    'keine Angabe',
    'nicht angegeben',
    'keine Telefonnummer',
    'hat keine Nummer',
    'no phone number given',
    'Unbekannt',
    '{{user_number}}',
    '<phone>',
    'anonymous',
    'sip:anonymous@anonymous.invalid',
    'Anonymous',
    'Restricted',
    'Unavailable',
    '+266696687',
    '+7378742833',
    '+8656696',
    '+8566696687',
    '+2562533',
    '+86282452253',
    '+7748283',
    '0000000000',
    '+1111111111',
    '1234567890',
    '0',
    'no thanks',
    'not_provided',
    'phone_number',
    'same number',
    'die Nummer, von der ich anrufe',
    "caller's number",
  ])('%j stands for no number', (text) => {
    expect(readPhoneNumber(text, 'DE')).toEqual({ kind: 'none' });
    expect(lineNumber(text, 'DE')).toBeUndefined();
  });

  it('every country’s own numbers are read as dialled at home, abroad and by a line', () => {
    const countries = [...new Set(Object.keys(examples))].filter(isCountry) as CountryCode[];
    fc.assert(
      fc.property(fc.constantFrom(...countries), (country) => {
        const number = getExampleNumber(country, examples);
        if (!number?.isValid()) return;
        for (const text of [
          number.number,
          number.formatInternational(),
          number.getURI(),
          `00${number.number.slice(1)}`,
        ])
          expect([country, text, readPhoneNumber(text, country)]).toEqual([country, text, given(number.number)]);
        expect([country, readPhoneNumber(number.formatNational(), country)]).toEqual([country, given(number.number)]);
        expect(lineNumber(number.number.slice(1), country)).toBe(number.number);
      }),
      { numRuns: 500 },
    );
  });

  it('whatever is written, what is read is E.164 or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()/-]{0,24}$/)), (text) => {
        const reading = readPhoneNumber(text, 'DE');
        if (reading.kind === 'given') {
          expect(reading.value).toMatch(/^\+[1-9]\d{5,14}$/);
          expect(readPhoneNumber(reading.value)).toEqual(reading);
        }
      }),
    );
  });
});

describe('lineNumber', () => {
  it.each([
    ['+491701234567', '+491701234567'],
    ['00491701234567', '+491701234567'],
    ['491701234567', '+491701234567'],
    ['01701234567', '+491701234567'],
    ['436601234567', '+436601234567'],
    ['sip:+491701234567@10.1.2.3', '+491701234567'],
    ['+464', undefined],
    ['464', undefined],
    ['110', undefined],
    ['266696687', undefined],
    [491701234567, undefined],
    [null, undefined],
    [undefined, undefined],
  ])('a line’s %j is %j', (reported, number) => expect(lineNumber(reported, 'DE')).toBe(number));
});

describe('countryOfTimezone', () => {
  it.each([
    ['Europe/Berlin', 'DE'],
    ['Europe/Busingen', 'DE'],
    ['Europe/Vienna', 'AT'],
    ['Asia/Calcutta', 'IN'],
    ['Asia/Kolkata', 'IN'],
    ['America/New_York', 'US'],
    ['UTC', undefined],
    ['Etc/GMT+5', undefined],
  ])('the country of %s is %s', async (zone, country) => expect(await countryOfTimezone(zone)).toBe(country));
});
