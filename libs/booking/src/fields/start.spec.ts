import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { checkOffset, checkStart, readStart, type Zones } from './start';

const BERLIN = ['Europe/Berlin'] as const;
const refusal = (message: RegExp, options?: string[]) =>
  expect.objectContaining({
    status: 400,
    details: [{ field: 'start', message: expect.stringMatching(message), ...(options ? { options } : {}) }],
  });
/** As a booking reads it. */
function read(text: string, zones: Zones): Date {
  const start = readStart(text, zones[0]);
  checkOffset(text, zones);
  return start;
}

const refused = (text: string, zone: string, ...others: [RegExp, string[]?]) =>
  expect(() => read(text, [zone])).toThrow(refusal(...others));

describe('readStart', () => {
  it.each(['2026-12-01T10:00:30', '2026-12-01T10:00:00.123+01:00'])('%s is no time to book', (text) =>
    refused(text, 'Europe/Berlin', /whole minute/),
  );

  it.each([
    ['2026-12-01T10:00:00', 'Europe/Berlin', '2026-12-01T09:00:00Z'],
    ['2026-12-01T10:00', 'Europe/Berlin', '2026-12-01T09:00:00Z'],
    ['2026-12-01 10:00', 'Europe/Berlin', '2026-12-01T09:00:00Z'],
    ['2026-07-01T10:00', 'Europe/Berlin', '2026-07-01T08:00:00Z'],
    ['2026-12-01T10:00', 'America/New_York', '2026-12-01T15:00:00Z'],
    ['2026-12-01T10:00', 'Asia/Kathmandu', '2026-12-01T04:15:00Z'],
    ['2026-12-01T10:00', 'Australia/Lord_Howe', '2026-11-30T23:00:00Z'],
    ['2026-12-01T10:00', 'Pacific/Apia', '2026-11-30T21:00:00Z'],
    ['2026-12-01T10:00:00+01:00', 'Europe/Berlin', '2026-12-01T09:00:00Z'],
    ['2026-12-01T10:00:00+0100', 'Europe/Berlin', '2026-12-01T09:00:00Z'],
    ['2026-12-01T10:00:00+01', 'Europe/Berlin', '2026-12-01T09:00:00Z'],
    ['2026-12-01T09:00:00.000Z', 'Europe/Berlin', '2026-12-01T09:00:00Z'],
    ['2026-10-25T02:30:00+02:00', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-10-25T02:30:00+01:00', 'Europe/Berlin', '2026-10-25T01:30:00Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(read(text, [zone])).toEqual(new Date(instant));
  });

  it('an offset may be that of any zone that the caller calculates in', () => {
    const nine = new Date('2026-12-01T09:00:00Z');
    expect(read('2026-12-01T04:00:00-05:00', ['Europe/Berlin', 'America/New_York'])).toEqual(nine);
    expect(read('2026-12-01T09:00:00+00:00', ['Europe/Berlin', 'UTC'])).toEqual(nine);
    expect(() => read('2026-12-01T09:00:00+00:00', BERLIN)).toThrow(
      refusal(/offset/, ['2026-12-01T09:00:00+01:00', '2026-12-01T10:00:00+01:00']),
    );
  });

  it.each([
    'tomorrow',
    '',
    '2026-12-01',
    '10:00',
    '2026-12-01T10',
    '2026-12-01T10:00:00+1',
    '2026-12-01T10:00+15:00',
    '12026-12-01T10:00',
  ])('what is no date and time is refused with the wanted form: %j', (text) =>
    refused(text, 'Europe/Berlin', /ISO 8601/),
  );

  it.each([
    '2026-02-30T10:00',
    '2027-02-29T10:00',
    '2026-13-01T10:00',
    '2026-12-01T24:30',
    '2026-12-01T24:00',
    '2026-12-01T10:60',
    '0000-01-01T00:00Z',
  ])('a day or time that does not exist is refused: %s', (text) => refused(text, 'Europe/Berlin', /that exists/));

  it.each([
    ['2027-03-28T02:30', 'Europe/Berlin'],
    ['2027-03-14T02:00', 'America/New_York'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe'],
  ])('%s falls into a gap of %s', (text, zone) => refused(text, zone, /clocks go forward/));

  it.each([
    ['2026-10-25T02:30', 'Europe/Berlin', ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00']],
    ['2026-11-01T01:30', 'America/New_York', ['2026-11-01T01:30:00-04:00', '2026-11-01T01:30:00-05:00']],
    ['2027-04-04T01:45', 'Australia/Lord_Howe', ['2027-04-04T01:45:00+11:00', '2027-04-04T01:45:00+10:30']],
  ])('%s is twice in %s, and asked back', (text, zone, options) => refused(text, zone, /twice/, options));

  it.each([
    ['2026-12-01T10:00:00+02:00', ['2026-12-01T10:00:00+01:00', '2026-12-01T09:00:00+01:00']],
    ['2026-07-01T10:00:00+01:00', ['2026-07-01T10:00:00+02:00', '2026-07-01T11:00:00+02:00']],
    ['2026-12-01T10:00:00-05:00', ['2026-12-01T10:00:00+01:00', '2026-12-01T16:00:00+01:00']],
    ['2027-03-28T02:30:00+03:00', ['2027-03-28T00:30:00+01:00']],
  ])('an offset that Berlin does not have then is asked back with both readings: %s', (text, options) =>
    refused(text, 'Europe/Berlin', /offset/, options),
  );

  it('a time on the clocks is the instant that shows it, or two, or none', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Asia/Kathmandu',
      'UTC',
    );
    const minutes = fc.integer({ min: Date.parse('2026-01-01') / 60_000, max: Date.parse('2028-01-01') / 60_000 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const moment = DateTime.fromMillis(minute * 60_000, { zone });
        const withOffset = moment.toISO({ suppressMilliseconds: true }) ?? '';
        expect(read(withOffset, [zone])).toEqual(moment.toJSDate());
        const wall = moment.toFormat("yyyy-MM-dd'T'HH:mm");
        try {
          expect(read(wall, [zone])).toEqual(moment.toJSDate());
        } catch (error) {
          const [{ options = [] }] = (error as { details: [{ options?: string[] }] }).details;
          expect(options.map((option) => new Date(option))).toContainEqual(moment.toJSDate());
        }
      }),
    );
  });
});

describe('checkStart', () => {
  const now = new Date('2026-12-01T09:00:00Z');
  it('a start lies ahead, and not years ahead', () => {
    expect(() => checkStart(now, now)).toThrow(refusal(/future/));
    expect(() => checkStart(new Date('2036-12-01T09:00:00Z'), now)).toThrow(refusal(/3 years/));
    expect(() => checkStart(new Date('2026-12-01T09:01:00Z'), now)).not.toThrow();
    expect(() => checkStart(now, now, 'slot_id')).toThrow(
      expect.objectContaining({ details: [expect.objectContaining({ field: 'slot_id' })] }),
    );
  });
});
