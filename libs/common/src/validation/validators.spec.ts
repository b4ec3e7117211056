import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { validated } from './validation';
import { FromDigits, IsId, IsInstant, IsLocalDate, IsTimezone, MayBeMissing } from './validators';

class Subject {
  @MayBeMissing() @IsLocalDate() date?: unknown;
  @MayBeMissing() @IsInstant() instant?: unknown;
  @MayBeMissing() @IsTimezone() timezone?: unknown;
  @MayBeMissing() @IsId() id?: unknown;
  @MayBeMissing() @FromDigits() @IsId() digits?: unknown;
}

const check = (field: keyof Subject, value: unknown) => () => validated(Subject, { [field]: value });
const refuses = (field: keyof Subject, value: unknown): void =>
  expect(check(field, value)).toThrow(expect.objectContaining({ details: [expect.objectContaining({ field })] }));
const takes = (field: keyof Subject, value: unknown): void => expect(check(field, value)()).toEqual({ [field]: value });

describe('a day', () => {
  it.each(['2026-12-01', '2028-02-29', '2026-03-29', '1999-12-31'])('a day may be %s', (value) => takes('date', value));

  it.each(['2026-02-30', '2027-02-29', '2026-00-01', '2026-13-01', '2026-1-1', '26-01-01', '0000-01-01', '9999-12-31'])(
    'a day is not %s',
    (value) => refuses('date', value),
  );

  it.each([
    '',
    ' 2026-12-01',
    '2026-12-01\n',
    '2026-12-01T00:00',
    '20261201',
    '2026-W49-2',
    20_261_201,
    ['2026-12-01'],
    {},
  ])('a day is not written %j', (value) => refuses('date', value));
});

describe('a point in time', () => {
  it.each([
    '2026-03-02T14:30:00+01:00',
    '2026-03-02T14:30Z',
    '2026-03-02T14:30:00.123Z',
    '2026-03-02T14:30:00-0330',
    '2026-03-02T14:30:00+14:00',
    // The hour that summer time leaves out, and both of the one that it repeats: with an offset each is one point in time.
    '2027-03-28T02:30:00+01:00',
    '2026-10-25T02:30:00+02:00',
    '2026-10-25T02:30:00+01:00',
    '2028-02-29T23:59:59Z',
  ])('a point in time may be %s', (value) => takes('instant', value));

  it.each([
    '2026-03-02T14:30:00',
    '2026-03-02',
    '2026-03-02 14:30:00Z',
    '2026-02-29T14:30:00Z',
    '2026-03-02T24:30:00Z',
    '2026-03-02T14:60:00Z',
    '2026-03-02T14:30:00+15:00',
    '2026-03-02T14:30:00+01:60',
    '2026-03-02T14:30:00+1',
    '0000-01-01T00:00:00Z',
    '+12026-03-02T14:30:00Z',
    'tomorrow',
    1_790_000_000,
    ['2026-03-02T14:30:00Z'],
  ])('a point in time is not %j', (value) => refuses('instant', value));
});

describe('a zone', () => {
  it.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'UTC', 'Etc/GMT+5'])(
    'a zone may be %s',
    (value) => takes('timezone', value),
  );

  it('a zone gets the letter case of the tz database, and an alias stays one', () => {
    expect(check('timezone', 'europe/BERLIN')()).toEqual({ timezone: 'Europe/Berlin' });
    expect(check('timezone', 'asia/calcutta')()).toEqual({ timezone: 'Asia/Calcutta' });
  });

  it.each([
    '',
    'Berlin',
    'Europe/Bielefeld',
    '+01:00',
    '-05',
    'UTC+1',
    'utc-3',
    'local',
    'system',
    'Europe/Berlin ',
    1,
    ['UTC'],
  ])('a zone is not %j', (value) => refuses('timezone', value));
});

describe('an id', () => {
  it.each([1, Number.MAX_SAFE_INTEGER])('an id may be %d', (value) => takes('id', value));

  it.each([0, -1, 1.5, 2 ** 53, 1e300, Number.NaN, Infinity, '1', true, [1], {}])('an id is not %j', (value) =>
    refuses('id', value),
  );

  it('an id may come as digits where only text can come', () => {
    expect(check('digits', '5')()).toEqual({ digits: 5 });
    expect(check('digits', 5)()).toEqual({ digits: 5 });
    for (const value of ['', ' 5', '5.0', '0x5', '1e3', '-5', '0', '99999999999999999999', ['5'], true])
      refuses('digits', value);
  });
});

describe('a field that may be missing', () => {
  it.each(['date', 'instant', 'timezone', 'id', 'digits'] as const)(
    'a field that may be missing may not be null instead: %s',
    (field) => {
      expect(validated(Subject, {})).toEqual({});
      expect(check(field, undefined)()).toEqual({});
      refuses(field, null);
    },
  );
});
