import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, dictionary, jsonValue, property } from 'fast-check';
import { readEventType, readMe, readTeam } from './answers';
import { readBooking, readBookingAnswers } from './bookings';
import { BOOKING, EVENT_TYPE, TEAM } from '../testing/samples';
import { readSlots } from './slots';
import { type Note, OddPart } from './oddity';
import { Wire } from './wire';

const wire = (value: unknown) => Wire.object(value, 'data');

describe('readTeam', () => {
  it('a team is read from the live answer with its nulls', () => {
    expect(readTeam(wire(TEAM))).toEqual({
      id: 422851,
      name: 'Team1',
      slug: 'team1',
      timezone: 'Europe/London',
      parentId: null,
      isOrganization: false,
      metadata: {},
      raw: TEAM,
    });
  });
});

const read = (changes: object) => readEventType(wire({ ...EVENT_TYPE, ...changes }));

describe('readEventType', () => {
  it('an event type is read from the live answer', () => {
    expect(read({})).toMatchObject({
      id: 7013668,
      description: null,
      lengthOptions: [15],
      currency: 'USD',
      schedulingType: 'collective',
      isBookable: true,
      requiresConfirmation: false,
      hosts: [{ name: 'Grace' }],
      bookingFields: [
        { slug: 'name', type: 'name', required: true, hidden: false },
        { slug: 'email', type: 'email', required: true, hidden: false },
        { slug: 'attendeePhoneNumber', type: 'attendeePhoneNumber', required: false, hidden: true },
      ],
    });
  });

  it('an event type lists its own length among the options, in ascending order', () => {
    expect(read({ lengthInMinutes: 30, lengthInMinutesOptions: [60, 15] }).lengthOptions).toEqual([15, 30, 60]);
    expect(read({ lengthInMinutesOptions: ['30', 45] }).lengthOptions).toEqual([15, 30, 45]);
    expect(read({ lengthInMinutesOptions: { disabled: true } }).lengthOptions).toEqual([15]);
  });

  it('a managed parent event type cannot be booked', () => {
    expect(read({ schedulingType: 'managed' }).isBookable).toBe(false);
    expect(read({ schedulingType: 'managed', parentEventTypeId: 5 }).isBookable).toBe(true);
  });

  it('an event type needs confirmation only when its policy is on', () => {
    expect(read({ confirmationPolicy: { type: 'always' } }).requiresConfirmation).toBe(true);
    expect(read({ confirmationPolicy: null }).requiresConfirmation).toBe(false);
  });

  it('a custom booking field is read with its input type', () => {
    const bookingFields = [
      { field: 'custom', type: 'select', slug: 'plan', required: true },
      { label: 'no slug' },
      null,
    ];
    expect(read({ bookingFields }).bookingFields).toEqual([
      { slug: 'plan', type: 'select', label: null, required: true, hidden: false, options: null },
    ]);
  });

  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [
      [{ label: 'A', value: 'A' }, { label: 'B' }, 'C', { value: 'd' }],
      ['C', 'A', 'B', 'd'],
    ],
    [[], null],
    [{ disabled: true }, null],
  ])('the options %j of a booking field are read as %j', (options, expected) => {
    const bookingFields = [{ field: 'custom', type: 'select', slug: 'plan', label: 'Plan', options }];
    expect(read({ bookingFields }).bookingFields).toMatchObject([{ label: 'Plan', options: expected }]);
  });

  it('options that Cal.com takes by a value are seen by their labels, and by their values where labels are the same', () => {
    const options = [
      { label: 'Statutory', value: 'gkv' },
      { label: 'Private', value: 'pkv' },
      { label: 'Private', value: 'pkv2' },
      { label: 'Again', value: 'gkv' },
    ];
    const bookingFields = [{ field: 'custom', type: 'radio', slug: 'plan', label: 'Plan', options }];
    expect(read({ bookingFields }).bookingFields).toMatchObject([
      { options: ['Statutory', 'Private', 'pkv2'], values: ['gkv', 'pkv', 'pkv2'] },
    ]);
  });

  it('the places of an event type are read with what Cal.com knows of them', () => {
    const locations = [
      { type: 'address', address: 'Torstraße 112', public: false },
      { type: 'integration', integration: 'zoom', link: 'https://example.com/room' },
      { type: 'attendeePhone' },
      { address: 'no type' },
    ];
    expect(read({ locations }).locations).toEqual([
      { type: 'address', value: 'Torstraße 112', isPublic: false },
      { type: 'integration', value: 'zoom', isPublic: true },
      { type: 'attendeePhone', value: null, isPublic: true },
    ]);
  });

  it('seats, recurrence, notice and confirmation are read, and are nothing where they are switched off', () => {
    const off = { disabled: true };
    expect(read({ seats: off, recurrence: null, minimumBookingNotice: null, confirmationPolicy: off })).toMatchObject({
      seats: null,
      recurrence: null,
      minimumNoticeMinutes: 0,
      requiresConfirmation: false,
      confirmationPolicy: null,
    });
    expect(
      read({
        seats: { seatsPerTimeSlot: 5, showAttendeeInfo: false },
        recurrence: { interval: 1, occurrences: 4, frequency: 'weekly' },
        confirmationPolicy: { type: 'time', noticeThreshold: { unit: 'hours', count: 2 } },
      }),
    ).toMatchObject({
      seats: 5,
      recurrence: { interval: 1, occurrences: 4, frequency: 'weekly' },
      minimumNoticeMinutes: 120,
      requiresConfirmation: true,
      confirmationPolicy: { withinMinutes: 120, blocksSlot: false },
    });
    expect(read({ seats: null, seatsPerTimeSlot: 3 }).seats).toBe(3);
    expect(read({ confirmationPolicy: { type: 'always', blockUnconfirmedBookingsInBooker: true } })).toMatchObject({
      confirmationPolicy: { withinMinutes: null, blocksSlot: true },
    });
  });

  it('an event type whose lists are switched off has empty ones', () => {
    const off = { disabled: true };
    expect(read({ bookingFields: off, hosts: off, metadata: null })).toMatchObject({
      bookingFields: [],
      hosts: [],
      metadata: {},
    });
  });
});

describe('readBooking', () => {
  it('a booking is read from the live answer', () => {
    expect(readBooking(wire(BOOKING))).toEqual({
      id: 24927614,
      uid: 'eS6BZvpsXtP1LKMbr1esZM',
      seatUid: null,
      title: 'Consultation',
      status: 'accepted',
      start: new Date('2026-09-09T16:00:00Z'),
      end: new Date('2026-09-09T16:15:00Z'),
      eventTypeId: 6981507,
      hosts: [{ id: 3209949, name: 'Grace', email: 'grace@example.com' }],
      attendees: [
        {
          name: 'Ada Byron',
          email: 'ada@example.com',
          timeZone: 'Europe/Berlin',
          language: 'en',
          isAbsent: false,
          metadata: {},
        },
      ],
      meetingUrl: null,
      location: 'integrations:daily',
      metadata: { gw_op: 'op-1' },
      createdAt: new Date('2026-09-08T03:11:06.341Z'),
      updatedAt: null,
      rescheduledToUid: null,
      rescheduledFromUid: null,
    });
  });

  it('a booking of a deleted event type has no event type id', () => {
    expect(readBooking(wire({ ...BOOKING, eventTypeId: null, eventType: null })).eventTypeId).toBeNull();
  });

  it('the bookings of a recurring event type are all of the list, and an empty one is refused', () => {
    const made = readBookingAnswers([{ ...BOOKING, uid: 'first' }, BOOKING]);
    expect(made.map(({ uid }) => uid)).toEqual(['first', BOOKING.uid]);
    expect(readBookingAnswers(BOOKING)).toHaveLength(1);
    expect(() => readBookingAnswers([])).toThrow('data[0]');
  });

  it('reads the number of a seat as its name', () => {
    expect(readBooking(wire({ ...BOOKING, seatUid: 17 }))).toMatchObject({ seatUid: '17' });
  });

  it('a seat of a booking has a uid and metadata of its own', () => {
    const attendees = [{ name: 'Ada', seatUid: 'seat-1', metadata: { gw_op: 'op-2' } }];
    expect(readBooking(wire({ ...BOOKING, seatUid: 'seat-1', attendees }))).toMatchObject({
      seatUid: 'seat-1',
      attendees,
    });
  });

  it.each([
    ['PENDING', 'pending'],
    ['awaiting_host', 'pending'],
    ['cancelled', 'cancelled'],
  ])('a booking with the status %s is read as %s', (status, expected) => {
    expect(readBooking(wire({ ...BOOKING, status })).status).toBe(expected);
  });
});

describe('OddPart', () => {
  it.each([
    ['data.id', () => readTeam(wire({ ...TEAM, id: null }))],
    ['data.name', () => readTeam(wire({ ...TEAM, name: undefined }))],
    ['data.id', () => readMe(wire({}))],
    ['data.title', () => readEventType(wire({ ...EVENT_TYPE, title: 7 }))],
    ['data.lengthInMinutes', () => readEventType(wire({ ...EVENT_TYPE, lengthInMinutes: {} }))],
    ['data.uid', () => readBooking(wire({ ...BOOKING, uid: '' }))],
    ['data.status', () => readBooking(wire({ ...BOOKING, status: 'dreamt' }))],
    ['data.start', () => readBooking(wire({ ...BOOKING, start: 'soon' }))],
    ['data.end', () => readBooking(wire({ ...BOOKING, end: null }))],
    ['data[0]', () => readBookingAnswers([])],
    ['data', () => readBookingAnswers(null)],
    ['data.day', () => readSlots({ '2026-09-09': null }, range('2026-09-09', '2026-09-10'))],
  ])('a missing %s is named', async (place, reading) => {
    await expect(async () => reading()).rejects.toMatchObject({ place });
  });

  it('a malformed answer throws OddPart and nothing else', () => {
    const readers = [readTeam, readMe, readEventType, readBooking].map(
      (reader) => (value: unknown) => reader(wire(value)),
    );
    const keys = constantFrom(...Object.keys({ ...TEAM, ...EVENT_TYPE, ...BOOKING }));
    const base = constantFrom(TEAM, EVENT_TYPE, BOOKING);
    assert(
      property(constantFrom(...readers), base, dictionary(keys, jsonValue()), (reader, sample, changes) => {
        try {
          reader({ ...sample, ...changes });
        } catch (error) {
          expect(error).toBeInstanceOf(OddPart);
        }
      }),
    );
  });
});

const range = (start: string, end: string) => ({
  eventTypeId: 7,
  start: new Date(start),
  end: new Date(end),
  timezone: 'UTC',
  length: 15,
});

const slot = (start: string) => ({ start, end: new Date(Date.parse(start) + 900_000).toISOString() });

describe('readSlots', () => {
  it('slots are one ascending list of instants, whatever the zone they are written in', async () => {
    const days = {
      '2026-09-10': [slot('2026-09-10T09:00:00.000+02:00')],
      '2026-09-09': [slot('2026-09-09T16:00:00.000Z'), slot('2026-09-09T10:00:00.000+02:00')],
    };
    expect((await readSlots(days, range('2026-09-09', '2026-09-11'))).map(({ start }) => start.toISOString())).toEqual([
      '2026-09-09T08:00:00.000Z',
      '2026-09-09T16:00:00.000Z',
      '2026-09-10T07:00:00.000Z',
    ]);
  });

  it('slots start within the half-open range', async () => {
    const days = {
      a: ['2026-09-08T23:59:59.999Z', '2026-09-09T00:00:00.000Z'].map(slot),
      b: ['2026-09-09T23:59:00.000Z', '2026-09-10T00:00:00.000Z', '2026-09-10T15:00:00.000Z'].map(slot),
    };
    expect((await readSlots(days, range('2026-09-09', '2026-09-10'))).map(({ start }) => start.toISOString())).toEqual([
      '2026-09-09T00:00:00.000Z',
      '2026-09-09T23:59:00.000Z',
    ]);
  });

  it('slots that are listed although nobody can have them are not free', async () => {
    const at = (hour: number, facts: object) => ({ start: `2026-09-09T${hour}:00:00.000Z`, ...facts });
    const days = { a: [at(10, { seatsRemaining: 0 }), at(11, { away: true }), at(12, { seatsRemaining: 1 })] };
    const asked = range('2026-09-09', '2026-09-10');
    expect((await readSlots(days, asked)).map(({ start }) => start.getUTCHours())).toEqual([12]);
    expect(await readSlots({ a: [at(10, { away: true })] }, asked)).toEqual([]);
    const counted = [at(10, { seatsTotal: 3, seatsBooked: 3 }), at(11, { seatsTotal: 3, seatsBooked: 1 })];
    expect(await readSlots({ a: counted }, asked)).toMatchObject([{ seatsLeft: 2 }]);
  });

  it('slots end after their length when a server names only their start', async () => {
    const days = { '2026-09-09': [{ start: '2026-09-09T16:00:00.000Z' }] };
    const [only] = await readSlots(days, range('2026-09-09', '2026-09-10'));
    expect(only?.end.toISOString()).toBe('2026-09-09T16:15:00.000Z');
  });

  it('slots are an empty list when nothing is free', async () => {
    expect(await readSlots({}, range('2026-09-09', '2026-09-10'))).toEqual([]);
  });

  it.each([
    ['data.day[].start', { start: 'soon' }],
    ['data.day[].start', { start: '2026-09-09T10:00:30.000Z' }],
    ['data.day[].start', { start: '2026-09-09T10:00:00' }],
    ['data.day[].start', { start: '0000-01-01T10:00:00.000Z' }],
    ['data.day[].start', { start: '9999-12-31T10:00:00.000Z' }],
    ['data.day[].end', { start: '2026-09-09T10:00:00.000Z', end: '2026-09-09T10:00:00.000Z' }],
    ['data.day[].end', { start: '2026-09-09T10:00:00.000Z', end: 'later' }],
    ['data.day[]', null],
  ])('slots do without one whose %s makes no sense, and it is noted', async (place, odd) => {
    const many = ['08:00', '09:00'].map((time) => slot(`2026-09-09T${time}:00.000Z`));
    const asked = range('2026-09-09', '2026-09-10');
    const notes: Note[] = [];
    expect(await readSlots({ a: [many[0], odd, many[1]] }, asked, '', notes)).toHaveLength(2);
    expect(notes.map((note) => note.place)).toContain(place);
    await expect(readSlots({ a: [odd] }, asked)).rejects.toThrow(place);
  });

  it('slots do without a day that is no list, unless there is no other', async () => {
    const asked = range('2026-09-09', '2026-09-10');
    const notes: Note[] = [];
    const days = { a: [slot('2026-09-09T08:00:00.000Z')], b: {} };
    expect(await readSlots(days, asked, '', notes)).toHaveLength(1);
    expect(notes).toEqual([{ place: 'data.day', oddity: 'is no list' }]);
    await expect(readSlots({ b: {} }, asked)).rejects.toThrow('data.day');
  });

  it('slots without an end are not spoilt by one whose end makes no sense', async () => {
    const days = { a: [{ start: '2026-09-09T07:00:00.000Z', end: 7 }, { start: '2026-09-09T08:00:00.000Z' }] };
    expect(await readSlots(days, range('2026-09-09', '2026-09-10'))).toHaveLength(1);
  });

  it('slots are a set: each start once', async () => {
    const many = Array.from({ length: 600 }, () => slot('2026-09-09T16:00:00.000Z'));
    expect(await readSlots({ a: many, b: many }, range('2026-09-09', '2026-09-10'))).toHaveLength(1);
  });
});
