import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { CompaniesService } from '@app/tenancy';
import { type Answer, ApiClient, type Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import type { TestCompany } from '../support/test-company';
import { asked, day, freeSlots, heldAt, MUNICH, ZONE } from './steps';

const FIND = '/api/retell/find-appointments';
const MOVE = '/api/retell/reschedule-appointment';
const CANCEL = '/api/retell/cancel-appointment';
const WRONG_CODE = 'ZZZZZZZZ';
const NAME = 'Erika Mustermann';

let calls = 0;
/** A number that nobody else has in this file. */
const newNumber = (): string => `+4930901${String(100 + calls++)}`;

interface Caller {
  company: TestCompany;
  /** Absent: withheld. */
  number?: string;
  callId?: string;
}

/** What an agent is told in a call of its own, unless the caller's call goes on. */
async function ask({ company, number, callId = `call_of_${calls++}` }: Caller, path: string, args: object = {}) {
  const call = { call_id: callId, ...(number === undefined ? {} : { from_number: number }) };
  const answer: Answer<Json> = await company.call(path, args, call);
  expect([answer.status, answer.text.length < 1000 || path === FIND, answer.text.length < 4000]).toEqual([
    200,
    true,
    true,
  ]);
  if (!answer.body.ok) expect(answer.body.reason).toMatch(/^[a-z_]+$/);
  if (answer.body.needs) expect(answer.body.why).toMatch(/\w/);
  return answer.body;
}

onEveryEngine('an appointment of a caller', (world) => {
  /** The times of a Monday in so many weeks, and who books them. */
  async function booked(number: string, weeks: number, index = 0, name = NAME) {
    const { salon } = world();
    const { slots, at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(weeks));
    const attendee = { name, email: 'erika@example.org', phone_number: number };
    const { status, body } = await salon.member.post('/api/bookings', { ...at(index), attendee });
    expect([status, body.details]).toEqual([201, undefined]);
    return { booking: body.data as Json, slots };
  }

  /** All that only its owner may hear. */
  const secretsOf = ({ title, code, attendee, hosts }: Json): string[] => [
    title,
    code,
    ...attendee.name.split(' '),
    ...hosts.map(({ name }: Json) => name),
  ];
  const isShown = (answer: Json, booking: Json): boolean =>
    secretsOf(booking).some((secret) => JSON.stringify(answer).toLowerCase().includes(secret.toLowerCase()));

  const statusOf = async (id: number, company = world().salon): Promise<string> =>
    (await company.member.get(`/api/bookings/${id}`)).body.data.status;

  const demandCode = async (company: TestCompany, callerCheck: 'code' | 'number'): Promise<void> => {
    const companies = world().app.get(CompaniesService);
    await companies.update(await companies.contextFor(company.id), { callerCheck });
  };

  it('an appointment is found by the calling number, and nothing is told of it but its time', async () => {
    const { salon } = world();
    const number = newNumber();
    const { booking } = await booked(number, 2);
    const found = await ask({ company: salon, number }, FIND);
    const spoken = DateTime.fromISO(booking.start, { zone: ZONE })
      .setLocale('de')
      .toFormat("cccc, d. LLLL 'um' H:mm 'Uhr'");
    const start = DateTime.fromISO(booking.start, { zone: ZONE }).toISO({ suppressMilliseconds: true });
    expect(found).toEqual({
      ok: true,
      say: `Sie haben einen Termin: am ${spoken}.`,
      appointments: [{ booking_id: booking.id, start, spoken }],
    });
    expect(await ask({ company: salon, number: newNumber() }, FIND)).toMatchObject({ ok: true, appointments: [] });
  });

  it('an appointment that Cal.com has changed without a word is told as it is there, or as it was known', async () => {
    const { salon, sandbox } = world();
    const number = newNumber();
    const [first, second] = [(await booked(number, 3)).booking, (await booked(number, 3, 4)).booking];
    const held = (uid: string): Json => sandbox.store.bookings.get(uid) ?? {};
    const startsFound = async (): Promise<number[]> =>
      (await ask({ company: salon, number }, FIND)).appointments.map(({ start }: Json) => Date.parse(start));
    const starts = [first, second].map(({ start }) => Date.parse(start));

    held(first.uid).status = 'cancelled';
    sandbox.faults.add({ operation: 'getBooking', status: 500 });
    expect(await startsFound()).toEqual(starts);
    sandbox.faults.clear();
    expect(await startsFound()).toEqual(starts.slice(1));
    expect(await statusOf(first.id)).toBe('cancelled');

    const later = (text: string): string => new Date(Date.parse(text) + 86_400_000).toISOString();
    const { start, end } = held(second.uid);
    Object.assign(held(second.uid), { start: later(start), end: later(end) });
    expect(await startsFound()).toEqual([Date.parse(later(start))]);
  });

  it('an appointment is neither moved nor cancelled for a calling number alone, which can be forged', async () => {
    const { salon, sandbox } = world();
    const number = newNumber();
    const { booking, slots } = await booked(number, 2, 1);
    sandbox.calls.reset();
    for (const args of [{}, { booking_id: booking.id }, { booking_id: booking.id, name: 'Max Beispiel' }]) {
      for (const [path, more] of [
        [CANCEL, {}],
        [MOVE, { slot_id: slots[5]?.slot_id }],
      ] as const) {
        const answer = await ask({ company: salon, number }, path, { ...args, ...more });
        expect([answer.ok, isShown(answer, booking)]).toEqual([false, false]);
        expect(['needs_info', 'code_needed']).toContain(answer.reason);
      }
    }
    expect(asked(world(), 'cancelBooking') + asked(world(), 'rescheduleBooking')).toBe(0);
    expect(await statusOf(booking.id)).toBe('confirmed');
  });

  it.each([
    ['the name on it', () => ({ name: 'Frau Mustermann' })],
    [
      'its day in words',
      ({ start }: Json) => ({ day: DateTime.fromISO(start).setZone(ZONE).setLocale('de').toFormat("'am' d. LLLL") }),
    ],
    ['its weekday', () => ({ day: 'Montag' })],
    ['its date', ({ start }: Json) => ({ day: DateTime.fromISO(start).setZone(ZONE).toISODate() })],
  ])(
    'an appointment that the number finds is cancelled for who names %s, however often it is asked',
    async (_what, proof) => {
      const { salon } = world();
      const number = newNumber();
      const { booking } = await booked(number, 3);
      const args = { booking_id: booking.id, ...proof(booking) };
      const answer = await ask({ company: salon, number }, CANCEL, args);
      expect(answer).toMatchObject({ ok: true, booking_id: booking.id, status: 'cancelled' });
      // The number finds the day, too: who knows no more is told no more.
      const isOwner = 'name' in proof(booking);
      expect(answer.say).toMatch(
        isOwner ? /^Ihr Termin „.+“ am .+ ist abgesagt\.$/ : /^Ihr Termin am .+ ist abgesagt\.$/,
      );
      expect(isShown(answer, booking)).toBe(isOwner);
      expect(await ask({ company: salon, number }, CANCEL, args)).toEqual(answer);
      expect(heldAt(world(), booking.start)).toEqual([]);
    },
  );

  it.each([
    ['cancelled', CANCEL, {}],
    ['moved', MOVE, { when: 'am Dienstag um 15 Uhr' }],
  ])(
    'an appointment is not %s for who names the day that was told in the call, but for the name',
    async (_, path, more) => {
      const caller = { company: world().salon, number: newNumber(), callId: `told_${calls++}` };
      const { booking } = await booked(caller.number, 5, path === MOVE ? 1 : 0);
      const [told] = (await ask(caller, FIND)).appointments;
      for (const day of ['Montag', told.start.slice(0, 10)]) {
        const answer = await ask(caller, path, { booking_id: booking.id, day, ...more });
        expect([answer.ok, answer.needs, isShown(answer, booking)]).toEqual([false, ['name'], false]);
        expect(await ask(caller, path, { day, ...more })).toEqual(answer);
      }
      // To find it by the day afterwards proves nothing either; and none of these is a wrong answer.
      await ask(caller, FIND, { day: 'Montag' });
      expect((await ask(caller, path, { booking_id: booking.id, ...more })).needs).toEqual(['name', 'day']);
      expect((await ask(caller, path, { name: 'Max Beispiel', ...more })).reason).toBe('code_needed');
      expect(await ask(caller, path, { name: 'Mustermann', ...more })).toMatchObject({ ok: true });
    },
  );

  it('an appointment is cancelled for who has named its day before it was told in the call', async () => {
    const caller = { company: world().salon, number: newNumber(), callId: `first_${calls++}` };
    const { booking } = await booked(caller.number, 5, 2);
    expect((await ask(caller, FIND, { day: 'Montag' })).appointments).toHaveLength(1);
    expect(await ask(caller, CANCEL, { day: 'Montag' })).toMatchObject({ ok: true, booking_id: booking.id });
  });

  it('an appointment among several of a day is cancelled by its id for who has named the day', async () => {
    const caller = { company: world().salon, number: newNumber(), callId: `several_${calls++}` };
    await booked(caller.number, 6, 0);
    const { booking } = await booked(caller.number, 6, 3);
    const which = await ask(caller, CANCEL, { day: 'Montag' });
    expect([which.reason, which.appointments.length]).toEqual(['ambiguous', 2]);
    expect(await ask(caller, CANCEL, { booking_id: booking.id })).toMatchObject({ ok: true, booking_id: booking.id });
  });

  it('an appointment is cancelled for who says its code, however the number is withheld and the code spelled', async () => {
    const { salon } = world();
    const { booking } = await booked(newNumber(), 3, 1);
    const callId = 'withheld';
    for (const path of [CANCEL, MOVE, FIND]) {
      const args = { booking_id: booking.id, name: NAME };
      const answer = await ask({ company: salon, callId }, path, args);
      expect([answer.reason, answer.needs, isShown(answer, booking)]).toEqual(['code_needed', ['code'], false]);
    }
    const code = booking.code.toLowerCase().split('').join(' - ');
    expect(await ask({ company: salon, callId }, CANCEL, { code })).toMatchObject({ ok: true, status: 'cancelled' });
  });

  it('an appointment stays shut after three wrong codes in a call, and a callback is offered', async () => {
    const { salon } = world();
    const number = newNumber();
    const { booking } = await booked(number, 4);
    const caller = { company: salon, number, callId: 'wrong-codes' };
    const [first, second, third] = [
      await ask(caller, CANCEL, { code: WRONG_CODE }),
      await ask(caller, MOVE, { code: 'no code at all', when: 'morgen um 10' }),
      await ask(caller, FIND, { code: booking.code.slice(0, 7) }),
    ];
    expect([first, second].map(({ reason, needs }) => [reason, needs])).toEqual([
      ['code_wrong', ['code']],
      ['code_wrong', ['code']],
    ]);
    expect(third).toEqual({ ok: false, reason: 'code_wrong', say: expect.stringContaining('Rückruf') });
    for (const args of [{ code: booking.code }, { booking_id: booking.id, name: NAME }])
      expect(await ask(caller, CANCEL, args)).toEqual({ ...third, reason: 'not_allowed' });
    expect(await statusOf(booking.id)).toBe('confirmed');
    expect(await ask({ company: salon, number }, CANCEL, { code: booking.code })).toMatchObject({ ok: true });
  });

  it('an appointment needs its code, always, where the company demands it', async () => {
    const { salon } = world();
    const number = newNumber();
    const { booking } = await booked(number, 4, 1);
    await demandCode(salon, 'code');
    try {
      for (const path of [FIND, CANCEL, MOVE]) {
        const answer = await ask({ company: salon, number }, path, {
          booking_id: booking.id,
          name: NAME,
          day: 'Montag',
        });
        expect([answer.ok, answer.reason, isShown(answer, booking)]).toEqual([false, 'code_needed', false]);
      }
      const caller = { company: salon, number, callId: 'demanded' };
      const found = await ask(caller, FIND, { code: booking.code });
      expect(found.appointments).toEqual([
        expect.objectContaining({ booking_id: booking.id, title: booking.title, name: NAME }),
      ]);
      expect(await ask(caller, CANCEL, { booking_id: booking.id })).toMatchObject({ ok: true, status: 'cancelled' });
    } finally {
      await demandCode(salon, 'number');
    }
  });

  it('an appointment of another company is refused as one that does not exist, by every function', async () => {
    const { salon, praxis } = world();
    const number = newNumber();
    const { booking } = await booked(number, 5);
    for (const path of [FIND, CANCEL, MOVE]) {
      const [theirs, nobodys] = await Promise.all([
        ask({ company: praxis, number }, path, { code: booking.code }),
        ask({ company: praxis, number }, path, { code: WRONG_CODE }),
      ]);
      expect([theirs, theirs.ok, theirs.reason]).toEqual([nobodys, false, 'code_wrong']);
      const [byId, byNoId] = await Promise.all(
        [booking.id, 987_654].map((id) => ask({ company: praxis, number }, path, { booking_id: id, name: NAME })),
      );
      expect(byId).toEqual(byNoId);
      const [byUser, byUserOfNone] = await Promise.all(
        [booking.code, WRONG_CODE].map((code) => praxis.member.post(path, { code })),
      );
      expect([byUser?.status, byUser?.body.message]).toEqual([403, 'Unauthorized access to booking']);
      expect({ ...byUserOfNone?.body, request_id: '' }).toEqual({ ...byUser?.body, request_id: '' });
    }
    const other = await ask({ company: salon, number: newNumber() }, CANCEL, { booking_id: booking.id, name: NAME });
    expect(other).toEqual(
      await ask({ company: salon, number: newNumber() }, CANCEL, { booking_id: 987_654, name: NAME }),
    );
    expect(await statusOf(booking.id)).toBe('confirmed');
  });

  it('an appointment that was booked in the call, or proven in it, is moved in it without further questions', async () => {
    const { salon } = world();
    const number = newNumber();
    const { slots } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(5));
    const [, , third, fourth, fifth] = slots;
    const caller = { company: salon, number, callId: 'change-of-mind' };
    const made = await ask(caller, '/api/retell/book-appointment', {
      slot_id: third?.slot_id,
      name: NAME,
      email: 'erika@example.org',
    });
    const wish = { booking_id: made.booking_id, slot_id: fourth?.slot_id };
    const moved = await ask(caller, MOVE, wish);
    expect(moved).toMatchObject({ ok: true, booking_id: made.booking_id, code: made.code, status: 'confirmed' });
    expect(Date.parse(moved.start)).toBe(Date.parse(fourth?.start ?? ''));
    expect(await ask(caller, MOVE, wish)).toEqual(moved);
    const later = { company: salon, number, callId: 'the-next-day' };
    const again = { booking_id: made.booking_id, slot_id: fifth?.slot_id };
    expect(await ask(later, MOVE, again)).toMatchObject({ ok: false, reason: 'needs_info', needs: ['name', 'day'] });
    expect((await ask(later, FIND, { name: NAME })).appointments[0]).toMatchObject({ name: NAME });
    expect(await ask(later, MOVE, again)).toMatchObject({ ok: true, booking_id: made.booking_id });
  });

  it('an appointment is moved to what the caller says, or times are offered', async () => {
    const { salon } = world();
    const number = newNumber();
    const { booking, slots } = await booked(number, 6);
    const caller = { company: salon, number, callId: 'in-words' };
    const date = DateTime.fromISO(booking.start, { zone: ZONE }).setLocale('de');
    const words = date.toFormat("'am' d. LLLL");
    const claim = { booking_id: booking.id, name: NAME };
    expect(await ask(caller, MOVE, claim)).toMatchObject({ ok: false, needs: ['when'] });
    const offered = await ask(caller, MOVE, { ...claim, when: `${words} nachmittags` });
    expect(offered).toMatchObject({
      ok: false,
      reason: 'needs_info',
      needs: ['slot_id'],
      understood: expect.any(String),
    });
    const hours = offered.alternatives.map(({ start }: Json) => DateTime.fromISO(start, { zone: ZONE }).hour);
    expect([hours.length > 1, hours.every((hour: number) => hour >= 12)]).toEqual([true, true]);
    const taken = await booked(newNumber(), 6, 3, 'Max Beispiel');
    const there = DateTime.fromISO(taken.booking.start, { zone: ZONE })
      .setLocale('de')
      .toFormat("'am' d. LLLL 'um' H:mm 'Uhr'");
    const refused = await ask(caller, MOVE, { ...claim, when: there });
    expect([refused.reason, refused.alternatives.length > 0]).toEqual(['slot_taken', true]);
    const free = DateTime.fromISO(slots[6]?.start ?? '', { zone: ZONE })
      .setLocale('de')
      .toFormat("'am' d. LLLL 'um' H:mm 'Uhr'");
    const moved = await ask(caller, MOVE, { ...claim, when: free });
    expect([moved.ok, Date.parse(moved.start)]).toEqual([true, Date.parse(slots[6]?.start ?? '')]);
    expect(await ask(caller, MOVE, { ...claim, when: 'irgendwann mal' })).toMatchObject({
      ok: false,
      reason: 'ambiguous',
    });
  });

  it('an appointment is found and changed by users by their own rights, whoever calls', async () => {
    const { salon } = world();
    const { booking } = await booked(newNumber(), 7);
    const found = await salon.member.post(FIND, { code: booking.code });
    expect(found.body.data.appointments).toEqual([expect.objectContaining({ booking_id: booking.id, name: NAME })]);
    const listed = await salon.member.post(FIND, {});
    expect(listed.body.data.appointments.length).toBeGreaterThan(1);
    expect((await salon.member.post(CANCEL, {})).body.details).toEqual([
      { field: 'booking_id', message: 'or code is required, one of the two' },
    ]);
    const cancelled = await salon.member.post(CANCEL, { booking_id: booking.id, reason: 'Child is ill' });
    expect(cancelled.body.data).toMatchObject({ ok: true, status: 'cancelled' });
    expect((await salon.member.post(MOVE, { booking_id: booking.id, start: booking.start })).body.code).toBe(
      'already_over',
    );
  });

  it('an appointment is moved once under a user’s idempotency key', async () => {
    const { member } = world().salon;
    const { booking, slots } = await booked(newNumber(), 9);
    const move = (start?: string, key?: string) =>
      member.post(MOVE, { booking_id: booking.id, start }, key ? { headers: { 'idempotency-key': key } } : {});
    const first = await move(slots[2]?.start, 'moves-once');
    expect(first.body.data).toMatchObject({
      ok: true,
      start: expect.stringContaining(slots[2]?.start.slice(0, 16) ?? ''),
    });
    expect((await move(slots[4]?.start)).body.data.ok).toBe(true);
    expect((await move(slots[2]?.start, 'moves-once')).body.data).toEqual(first.body.data);
    expect((await move(slots[5]?.start, 'moves-once')).body.code).toBe('idempotency_mismatch');
    expect((await move(slots[5]?.start, 'two words')).body.details[0].field).toBe('Idempotency-Key');
    const { data } = (await member.get(`/api/bookings/${booking.id}`)).body;
    expect(Date.parse(data.start)).toBe(Date.parse(slots[4]?.start ?? ''));
  });

  it('an appointment of another branch is not there for a user of one', async () => {
    const { salon, provisioning, url } = world();
    const { booking } = await booked(newNumber(), 7, 1);
    const branchId = await provisioning.branch(salon.id, 'Elsewhere');
    const userId = await provisioning.user(salon.id, { email: 'elsewhere@example.org', role: 'member', branchId });
    const user = new ApiClient(url, await provisioning.token(salon.id, userId));
    for (const args of [{ code: booking.code }, { booking_id: booking.id }])
      expect((await user.post(CANCEL, args)).body.message).toBe('Unauthorized access to booking');
    expect((await user.post(FIND, {})).body.data.appointments).toEqual([]);
  });

  it('an appointment shows nothing but its time to who proves nothing, whatever is asked', async () => {
    const { salon } = world();
    const number = newNumber();
    const { booking } = await booked(number, 8);
    const { booking: other } = await booked(number, 8, 4);
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('Max', 'Dienstag', 'heute', '{{name}}', 'null', '2030-01-01', ''),
    );
    const args = fc.record(
      {
        booking_id: fc.oneof(fc.constant(booking.id), fc.integer(), text, fc.array(fc.integer())),
        name: text.filter((name) => !/erika|mustermann/i.test(name)),
        day: text.filter((said) => !/montag/i.test(said)),
        code: text,
        when: text,
        slot_id: text,
        reason: text,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(FIND, MOVE, CANCEL), args, fc.boolean(), async (path, given, isWithheld) => {
        const answer = await ask({ company: salon, ...(isWithheld ? {} : { number }) }, path, given);
        expect([answer, isShown(answer, booking)]).toEqual([answer, false]);
        for (const key of ['title', 'hosts', 'name', 'location', 'status'])
          expect(answer.appointments?.[0] ?? {}).not.toHaveProperty(key);
      }),
      { numRuns: 60 },
    );
    expect([await statusOf(booking.id), await statusOf(other.id)]).toEqual(['confirmed', 'confirmed']);
  });
});
