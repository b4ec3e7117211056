import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { readStart } from '../fields/start';
import type { Booking } from './booking.entity';
import { calendarOf } from './calendar';
import { toBookedDto } from './told';

interface Expected {
  /** As a caller says it, and for how many minutes. */
  said: [start: string, zone: string, minutes: number];
  utc: [start: string, end: string];
  told: [start: string, end: string];
  spoken: [german: string, english: string];
  /** In the zone, or in UTC where clocks show the time twice. */
  calendar: [start: string, end: string];
}

/** Worked out by hand from the rules of the zones. */
const TABLE: Expected[] = [
  {
    said: ['2026-10-25T01:30', 'Europe/Berlin', 60],
    utc: ['2026-10-24T23:30:00Z', '2026-10-25T00:30:00Z'],
    told: ['2026-10-25T01:30:00.000+02:00', '2026-10-25T02:30:00.000+02:00'],
    spoken: ['Sonntag, 25. Oktober um 1:30 Uhr', 'Sunday, October 25 at 1:30 AM'],
    calendar: ['2026-10-24T23:30:00Z', '2026-10-25T00:30:00Z'],
  },
  {
    said: ['2026-10-25T01:30', 'Europe/Berlin', 120],
    utc: ['2026-10-24T23:30:00Z', '2026-10-25T01:30:00Z'],
    told: ['2026-10-25T01:30:00.000+02:00', '2026-10-25T02:30:00.000+01:00'],
    spoken: ['Sonntag, 25. Oktober um 1:30 Uhr', 'Sunday, October 25 at 1:30 AM'],
    calendar: ['2026-10-24T23:30:00Z', '2026-10-25T01:30:00Z'],
  },
  {
    said: ['2026-10-25T02:30:00+01:00', 'Europe/Berlin', 60],
    utc: ['2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z'],
    told: ['2026-10-25T02:30:00.000+01:00', '2026-10-25T03:30:00.000+01:00'],
    spoken: ['Sonntag, 25. Oktober um 2:30 Uhr', 'Sunday, October 25 at 2:30 AM'],
    calendar: ['2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z'],
  },
  {
    said: ['2026-10-25T10:00', 'Europe/Berlin', 30],
    utc: ['2026-10-25T09:00:00Z', '2026-10-25T09:30:00Z'],
    told: ['2026-10-25T10:00:00.000+01:00', '2026-10-25T10:30:00.000+01:00'],
    spoken: ['Sonntag, 25. Oktober um 10:00 Uhr', 'Sunday, October 25 at 10:00 AM'],
    calendar: ['2026-10-25T10:00:00', '2026-10-25T10:30:00'],
  },
  {
    said: ['2027-03-28T01:30', 'Europe/Berlin', 60],
    utc: ['2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z'],
    told: ['2027-03-28T01:30:00.000+01:00', '2027-03-28T03:30:00.000+02:00'],
    spoken: ['Sonntag, 28. März um 1:30 Uhr', 'Sunday, March 28 at 1:30 AM'],
    calendar: ['2027-03-28T01:30:00', '2027-03-28T03:30:00'],
  },
  {
    said: ['2027-03-28T10:00', 'Europe/Berlin', 30],
    utc: ['2027-03-28T08:00:00Z', '2027-03-28T08:30:00Z'],
    told: ['2027-03-28T10:00:00.000+02:00', '2027-03-28T10:30:00.000+02:00'],
    spoken: ['Sonntag, 28. März um 10:00 Uhr', 'Sunday, March 28 at 10:00 AM'],
    calendar: ['2027-03-28T10:00:00', '2027-03-28T10:30:00'],
  },
  {
    said: ['2026-11-01T00:30', 'America/New_York', 60],
    utc: ['2026-11-01T04:30:00Z', '2026-11-01T05:30:00Z'],
    told: ['2026-11-01T00:30:00.000-04:00', '2026-11-01T01:30:00.000-04:00'],
    spoken: ['Sonntag, 1. November um 0:30 Uhr', 'Sunday, November 1 at 12:30 AM'],
    calendar: ['2026-11-01T04:30:00Z', '2026-11-01T05:30:00Z'],
  },
  {
    said: ['2027-03-14T01:45', 'America/New_York', 30],
    utc: ['2027-03-14T06:45:00Z', '2027-03-14T07:15:00Z'],
    told: ['2027-03-14T01:45:00.000-05:00', '2027-03-14T03:15:00.000-04:00'],
    spoken: ['Sonntag, 14. März um 1:45 Uhr', 'Sunday, March 14 at 1:45 AM'],
    calendar: ['2027-03-14T01:45:00', '2027-03-14T03:15:00'],
  },
  {
    said: ['2026-10-25T10:00', 'Asia/Kathmandu', 45],
    utc: ['2026-10-25T04:15:00Z', '2026-10-25T05:00:00Z'],
    told: ['2026-10-25T10:00:00.000+05:45', '2026-10-25T10:45:00.000+05:45'],
    spoken: ['Sonntag, 25. Oktober um 10:00 Uhr', 'Sunday, October 25 at 10:00 AM'],
    calendar: ['2026-10-25T10:00:00', '2026-10-25T10:45:00'],
  },
  {
    said: ['2026-10-25T10:00', 'Pacific/Apia', 30],
    utc: ['2026-10-24T21:00:00Z', '2026-10-24T21:30:00Z'],
    told: ['2026-10-25T10:00:00.000+13:00', '2026-10-25T10:30:00.000+13:00'],
    spoken: ['Sonntag, 25. Oktober um 10:00 Uhr', 'Sunday, October 25 at 10:00 AM'],
    calendar: ['2026-10-25T10:00:00', '2026-10-25T10:30:00'],
  },
  {
    said: ['2026-10-04T01:45', 'Australia/Lord_Howe', 30],
    utc: ['2026-10-03T15:15:00Z', '2026-10-03T15:45:00Z'],
    told: ['2026-10-04T01:45:00.000+10:30', '2026-10-04T02:45:00.000+11:00'],
    spoken: ['Sonntag, 4. Oktober um 1:45 Uhr', 'Sunday, October 4 at 1:45 AM'],
    calendar: ['2026-10-04T01:45:00', '2026-10-04T02:45:00'],
  },
  {
    said: ['2027-04-04T01:15', 'Australia/Lord_Howe', 60],
    utc: ['2027-04-03T14:15:00Z', '2027-04-03T15:15:00Z'],
    told: ['2027-04-04T01:15:00.000+11:00', '2027-04-04T01:45:00.000+10:30'],
    spoken: ['Sonntag, 4. April um 1:15 Uhr', 'Sunday, April 4 at 1:15 AM'],
    calendar: ['2027-04-03T14:15:00Z', '2027-04-03T15:15:00Z'],
  },
];

function bookingOf([text, timezone, minutes]: Expected['said']): Booking {
  const startAt = readStart(text, timezone);
  return {
    id: 7,
    status: 'confirmed',
    startAt,
    endAt: new Date(startAt.getTime() + minutes * 60_000),
    title: 'Cut',
    attendee: { name: 'Erika', email: 'erika@example.org', timezone, language: 'en' },
    hosts: [],
    answers: {},
    formerUids: [],
    createdAt: startAt,
    updatedAt: startAt,
  } as unknown as Booking;
}

/** As they are written, and as a calendar understands them by the rules that it is sent. */
async function calendarTimes(booking: Booking): Promise<{ written: string[]; meant: Date[] }> {
  const parsed = new ICAL.Component(ICAL.parse(await calendarOf(booking, 'Salon')));
  const event = new ICAL.Event(parsed.getFirstSubcomponent('vevent') ?? undefined);
  const times = [event.startDate, event.endDate];
  return { written: times.map(String), meant: times.map((time) => time.toJSDate()) };
}

describe('an appointment when clocks change', () => {
  it.each(TABLE)('an appointment when clocks change: $said', async ({ said, utc, told, spoken, calendar }) => {
    const booking = bookingOf(said);
    const instants = utc.map((instant) => new Date(instant));
    expect([booking.startAt, booking.endAt]).toEqual(instants);
    const [german, english] = [
      toBookedDto(booking, { locale: 'de', timezone: said[1] }),
      toBookedDto(booking, { locale: 'en', timezone: said[1] }),
    ];
    expect([german.start, german.end, german.timezone]).toEqual([...told, said[1]]);
    expect([german.confirmation, english.confirmation]).toEqual([
      `Ihr Termin „Cut“ am ${spoken[0]} ist gebucht.`,
      `Your appointment "Cut" on ${spoken[1]} is booked.`,
    ]);
    expect(await calendarTimes(booking)).toEqual({ written: calendar, meant: instants });
  });
});
