import { afterEach, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { Answer, Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import type { TestCompany } from '../support/test-company';
import {
  asked,
  BERLIN,
  BERLIN_SPECIAL,
  book,
  check,
  day,
  ERIKA,
  freeSlots,
  heldAt,
  HAMBURG,
  MAX,
  MUNICH,
} from './steps';

const variables = { CALCOM_TIMEOUT_MS: '800', BREAKER_FAILURES: '1000' };

onEveryEngine(
  'an appointment',
  (world) => {
    afterEach(() => {
      world().sandbox.faults.reset();
      world().sandbox.calls.reset();
    });

    async function booked(company: TestCompany, team: number, eventType: number, date: string, index = 0) {
      const { at, slots } = await freeSlots(company, team, eventType, date);
      const { body } = await book(company, { ...at(index), attendee: ERIKA });
      return { booking: body.data as Json, slots, at };
    }

    const change = (
      id: number,
      verb: 'reschedule' | 'cancel',
      body: object = {},
      key?: string,
    ): Promise<Answer<Json>> =>
      world().salon.member.post(
        `/api/bookings/${id}/${verb}`,
        body,
        key ? { headers: { 'idempotency-key': key } } : {},
      );

    const events = async (id: number): Promise<Json[]> =>
      (await world().salon.member.get(`/api/bookings/${id}/events`)).body.data;

    it('an appointment that is moved keeps its id and code, and has a history', async () => {
      const { salon } = world();
      const { booking, slots } = await booked(salon, MUNICH.team, MUNICH.men, day(2));
      const there = await change(booking.id, 'reschedule', { slot_id: slots[3]?.slot_id, reason: 'Child is ill' });
      expect(there.status).toBe(200);
      expect(there.body.data).toMatchObject({
        id: booking.id,
        code: booking.code,
        status: 'confirmed',
        start: slots[3]?.start,
      });
      expect(there.body.data.uid).not.toBe(booking.uid);
      expect(heldAt(world(), booking.start)).toHaveLength(0);
      expect(heldAt(world(), slots[3]?.start ?? '')).toHaveLength(1);

      const back = await change(booking.id, 'reschedule', { start: booking.start });
      expect(back.body.data).toMatchObject({ id: booking.id, start: booking.start, status: 'confirmed' });
      expect(heldAt(world(), booking.start)).toHaveLength(1);
      expect((await events(booking.id)).map(({ from, to, cause }) => [from, to, cause])).toEqual([
        [null, 'pending', 'requested'],
        ['pending', 'confirmed', 'answered'],
        ['confirmed', 'confirmed', 'moved'],
        ['confirmed', 'confirmed', 'moved'],
      ]);
    });

    it('an appointment that is moved to its own time is left as it is', async () => {
      const { booking } = await booked(world().salon, MUNICH.team, MUNICH.men, day(3));
      world().sandbox.calls.reset();
      const { status, body } = await change(booking.id, 'reschedule', { start: booking.start });
      expect([status, body.data.uid]).toEqual([200, booking.uid]);
      expect(asked(world(), 'rescheduleBooking')).toBe(0);
    });

    it('an appointment cannot be moved to a time that another one has', async () => {
      const { salon } = world();
      const { booking, at } = await booked(salon, MUNICH.team, MUNICH.men, day(4));
      await book(salon, { ...at(4), attendee: MAX });
      const { status, body } = await change(booking.id, 'reschedule', { start: at(4).start });
      expect([status, body.code]).toEqual([409, 'slot_taken']);
      expect((await salon.member.get(`/api/bookings/${booking.id}`)).body.data).toMatchObject({
        status: 'confirmed',
        start: booking.start,
      });
    });

    it('an appointment that is cancelled frees its time, and stays cancelled', async () => {
      const { salon } = world();
      const { booking } = await booked(salon, MUNICH.team, MUNICH.men, day(5));
      const cancelled = await change(booking.id, 'cancel', { reason: 'Child is ill' });
      expect([cancelled.status, cancelled.body.data.status]).toEqual([200, 'cancelled']);
      expect(heldAt(world(), booking.start)).toHaveLength(0);
      const { team_id, event_type_id } = booking;
      const free = await check(salon, { team_id, event_type_id, date: day(5) });
      expect(free.body.data.slots.map(({ start }: Json) => start)).toContain(booking.start);

      world().sandbox.calls.reset();
      expect((await change(booking.id, 'cancel')).body.data.status).toBe('cancelled');
      expect(asked(world(), 'cancelBooking')).toBe(0);
      const moved = await change(booking.id, 'reschedule', { start: '2027-03-01T10:00:00+01:00' });
      expect([moved.status, moved.body.code]).toEqual([409, 'already_over']);
      expect((await events(booking.id)).at(-1)).toMatchObject({
        from: 'confirmed',
        to: 'cancelled',
        by: expect.stringMatching(/^user \d+$/),
      });
    });

    it('an appointment that was cancelled at Cal.com is told as cancelled to who cancels it here', async () => {
      const { booking } = await booked(world().salon, MUNICH.team, MUNICH.men, day(6));
      const held = world().sandbox.store.bookings.get(booking.uid);
      if (held) held.status = 'cancelled';
      const { status, body } = await change(booking.id, 'cancel');
      expect([status, body.data.status]).toEqual([200, 'cancelled']);
    });

    it.each([
      ['reschedule', 'rescheduleBooking', 7],
      ['cancel', 'cancelBooking', 8],
    ] as const)('an appointment is found again when the answer to its %s is lost', async (verb, operation, weeks) => {
      const { salon, sandbox } = world();
      const { booking, at } = await booked(salon, MUNICH.team, MUNICH.men, day(weeks));
      sandbox.faults.add({ name: 'lost', operation, times: 1 });
      const { status, body } = await change(booking.id, verb, verb === 'cancel' ? {} : { start: at(5).start });
      expect(status).toBe(200);
      expect(body.data).toMatchObject(
        verb === 'cancel' ? { status: 'cancelled' } : { start: at(5).start, status: 'confirmed' },
      );
      expect(heldAt(world(), booking.start)).toHaveLength(0);
    });

    it('an appointment whose change has no outcome yet says so, and is not changed again', async () => {
      const { salon, sandbox } = world();
      const { booking, at } = await booked(salon, MUNICH.team, MUNICH.men, day(9));
      sandbox.faults.add({ name: 'lost', operation: 'rescheduleBooking', times: 1 });
      sandbox.faults.add({ operation: 'getBooking', status: 500 });
      const { status, body, headers } = await change(booking.id, 'reschedule', { start: at(5).start });
      expect([status, body.data.status, headers.get('location')]).toEqual([
        202,
        'unknown',
        `/api/bookings/${booking.id}`,
      ]);
      const second = await change(booking.id, 'cancel');
      expect([second.status, second.body.code]).toEqual([409, 'in_progress']);
    });

    it('an appointment is changed once under an Idempotency-Key', async () => {
      const { booking, at } = await booked(world().salon, MUNICH.team, MUNICH.men, day(10));
      const first = await change(booking.id, 'reschedule', { start: at(3).start }, 'move-once');
      const other = await change(booking.id, 'reschedule', { start: at(4).start }, 'move-once');
      expect([first.status, other.status, other.body.code]).toEqual([200, 422, 'idempotency_mismatch']);
      await change(booking.id, 'reschedule', { start: booking.start });
      const again = await change(booking.id, 'reschedule', { start: at(3).start }, 'move-once');
      expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([first.text, 'true']);
    });

    it('an appointment’s seat is moved and cancelled without the others', async () => {
      const { salon } = world();
      const { at } = await freeSlots(salon, BERLIN.team, BERLIN_SPECIAL.group, day(2));
      const [erika, max] = [
        (await book(salon, { ...at(0), attendee: ERIKA })).body.data,
        (await book(salon, { ...at(0), attendee: MAX })).body.data,
      ];
      expect([erika.uid, erika.status, max.status]).toEqual([max.uid, 'confirmed', 'confirmed']);
      expect((await change(erika.id, 'reschedule', { start: at(2).start })).body.data).toMatchObject({
        start: at(2).start,
      });
      expect((await change(max.id, 'cancel')).body.data.status).toBe('cancelled');
      expect((await salon.member.get(`/api/bookings/${erika.id}`)).body.data.status).toBe('confirmed');
    });

    it.each([
      ['start', {}],
      ['start', { start: '2026-01-05T10:00:00+01:00' }],
      ['start', { start: 'tomorrow' }],
      ['slot_id', { slot_id: 'forged' }],
      ['reason', { start: '2027-03-01T10:00:00+01:00', reason: 'x'.repeat(501) }],
      ['team_id', { start: '2027-03-01T10:00:00+01:00', team_id: 7 }],
    ])('an appointment’s move names %s in %.60j', async (field, body) => {
      const { booking } = await booked(world().salon, BERLIN.team, BERLIN.men, day(4));
      const refused = await change(booking.id, 'reschedule', body);
      expect([refused.status, refused.body.details?.[0]?.field]).toEqual([400, field]);
      expect(asked(world(), 'rescheduleBooking')).toBe(0);
      await change(booking.id, 'cancel');
    });

    it('an appointment cannot be moved to another team’s slot', async () => {
      const { salon } = world();
      const { booking } = await booked(salon, BERLIN.team, BERLIN.women, day(5));
      const { slots } = await freeSlots(salon, HAMBURG.team, HAMBURG.men, day(5));
      const { status, body } = await change(booking.id, 'reschedule', { slot_id: slots[0]?.slot_id });
      expect([status, body.details?.[0]?.field]).toEqual([400, 'slot_id']);
    });

    it('an appointment of another company is refused with the same bytes as one that does not exist', async () => {
      const { salon, praxis } = world();
      const { booking } = await booked(salon, BERLIN.team, BERLIN.women, day(6));
      for (const [method, path] of [
        ['post', 'reschedule'],
        ['post', 'cancel'],
        ['get', 'events'],
        ['get', 'calendar.ics'],
      ] as const) {
        const ask = (id: number) =>
          praxis.member[method](`/api/bookings/${id}/${path}`, method === 'post' ? {} : undefined);
        const [foreign, missing] = [await ask(booking.id), await ask(999_999)];
        expect([foreign.status, foreign.body.message]).toEqual([403, 'Unauthorized access to booking']);
        expect({ ...foreign.body, request_id: '' }).toEqual({ ...missing.body, request_id: '' });
      }
    });

    it('an appointment is a file for calendars, in its zone', async () => {
      const { booking, at } = await booked(world().salon, MUNICH.team, MUNICH.men, day(11));
      const read = async () => {
        const { text, headers, status } = await world().salon.member.get(`/api/bookings/${booking.id}/calendar.ics`);
        expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
        const calendar = new ICAL.Component(ICAL.parse(text));
        expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe('Europe/Berlin');
        const event = calendar.getFirstSubcomponent('vevent');
        if (!event) throw new Error('no event');
        return { event: new ICAL.Event(event), status: event.getFirstPropertyValue('status') };
      };
      const first = await read();
      expect(first.event.startDate.toJSDate().toISOString()).toBe(new Date(booking.start).toISOString());
      expect([first.event.summary, first.event.startDate.zone?.tzid, first.status]).toEqual([
        booking.title,
        'Europe/Berlin',
        'CONFIRMED',
      ]);
      await change(booking.id, 'reschedule', { start: at(3).start });
      const moved = await read();
      expect(moved.event.uid).toBe(first.event.uid);
      expect(moved.event.sequence).toBeGreaterThan(first.event.sequence);
      await change(booking.id, 'cancel');
      expect((await read()).status).toBe('CANCELLED');
    });
  },
  { variables },
);
