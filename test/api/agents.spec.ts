import { beforeEach, expect, it } from '@jest/globals';
import type { Answer, Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import { retellSignature, type TestCompany } from '../support/test-company';
import {
  asked,
  BERLIN,
  BERLIN_SPECIAL,
  check,
  COLOGNE,
  day,
  ERIKA,
  freeSlots,
  HAMBURG,
  heldAt,
  MUNICH,
  teamId,
} from './steps';

const CHECK = '/api/retell/check-availability';
const BOOK = '/api/retell/book-appointment';
const CALLER = '+4930901825';

const isFlat = (answer: object): boolean =>
  Object.values(answer).every(
    (value) =>
      typeof value !== 'object' ||
      value === null ||
      (Array.isArray(value) &&
        value.every((item) => typeof item !== 'object' || Object.values(item).every((v) => typeof v !== 'object'))),
  );

/** What holds of every business answer, whatever it says. */
function spoken(answer: Answer<Json>): Json {
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ ok: expect.any(Boolean), say: expect.stringMatching(/\S.*[.?]$/) });
  expect(answer.body).not.toHaveProperty('success');
  expect(Buffer.byteLength(answer.text)).toBeLessThan(1000);
  expect(isFlat(answer.body)).toBe(true);
  if (!answer.body.ok) expect(answer.body.reason).toMatch(/^[a-z_]+$/);
  return answer.body;
}

const ago = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

const identity = ({ agent }: TestCompany) => ({
  call_id: 'call_1',
  agent_id: agent.agentId,
  direction: 'inbound',
  to_number: agent.phoneNumber,
  from_number: CALLER,
});

const bodyOf = (company: TestCompany, args: object = {}, call: object = {}, name = 'check_availability'): string =>
  JSON.stringify({ name, args, call: { ...identity(company), ...call } });

onSharedEngines('a voice agent', (world) => {
  beforeEach(() => world().sandbox.calls.reset());

  /** Posts a body as it is, signed with a key or under a signature of one's own. */
  function post(path: string, raw: string, signed: { key?: string; at?: Date; signature?: string }) {
    const signature = signed.signature ?? retellSignature(raw, signed.key ?? '', signed.at?.getTime());
    return world().anonymous.post(path, undefined, { raw, headers: { 'x-retell-signature': signature } });
  }

  it('is let in by a signature over the body, made at about this time, with the key of its own agent', async () => {
    const { salon, praxis } = world();
    const raw = bodyOf(salon);
    const { key } = salon.agent;
    const statuses = await Promise.all(
      [
        post(CHECK, raw, { key }),
        post(CHECK, raw, { key, at: ago(4) }),
        post(CHECK, raw, { key, at: ago(-4) }),
        post(CHECK, raw, { key: 'another key' }),
        post(CHECK, raw, { key, at: ago(6) }),
        post(CHECK, raw, { key, at: ago(-6) }),
        post(CHECK, raw, { signature: retellSignature(`${raw} `, key) }),
        post(CHECK, raw, { signature: 'v=1,d=0' }),
        post(CHECK, raw, { signature: '' }),
        post(CHECK, raw, { key: praxis.agent.key }),
        post(CHECK, bodyOf(salon, {}, { agent_id: praxis.agent.agentId }), { key }),
        post(CHECK, bodyOf(salon, {}, { agent_id: 'agent_unknown' }), { key }),
        post(CHECK, bodyOf(salon, {}, { agent_id: 5 }), { key }),
        post(CHECK, bodyOf(salon, {}, { agent_id: 'agent\u0000' }), { key }),
        post(CHECK, bodyOf(salon, {}, { to_number: praxis.agent.phoneNumber }), { key }),
        post(CHECK, bodyOf(salon, {}, { direction: 'outbound', from_number: '+4930901899' }), { key }),
        post(CHECK, '{}', { key }),
        post(CHECK, '[]', { key }),
        post(CHECK, 'null', { key }),
      ].map(async (answer) => (await answer).status),
    );
    expect(statuses).toEqual([...Array.from({ length: 3 }, () => 200), ...Array.from({ length: 16 }, () => 401)]);
  });

  it('is refused with the same words, whatever was wrong', async () => {
    const { salon, praxis } = world();
    const answers = [
      await post(CHECK, bodyOf(salon), { key: 'another key' }),
      await post(CHECK, bodyOf(salon, {}, { agent_id: 'agent_unknown' }), { key: salon.agent.key }),
      await post(CHECK, bodyOf(salon, {}, { to_number: praxis.agent.phoneNumber }), { key: salon.agent.key }),
    ];
    expect(new Set(answers.map(({ text, body }) => text.replace(body.request_id, ''))).size).toBe(1);
    expect(answers[0]?.body.code).toBe('unauthenticated');
  });

  it('calls by POST only, and only where agents are expected', async () => {
    const { salon, anonymous } = world();
    const headers = { 'x-retell-signature': retellSignature('', salon.agent.key) };
    const question = `${CHECK}?team_id=1&event_type_id=1&date=${day(2)}`;
    expect((await anonymous.get(question, { headers })).status).toBe(401);
    expect((await post('/api/calcom/teams/sync', bodyOf(salon), { key: salon.agent.key })).status).toBe(401);
  });

  it.each<[string, object]>([
    ['names another function', { name: 'book_appointment' }],
    ['names no function', { name: undefined }],
    ['has a list of arguments', { args: [] }],
    ['has a text of arguments', { args: 'date' }],
    ['has no call id', { call: { call_id: undefined } }],
    ['has a call id that is no text', { call: { call_id: 7 } }],
    ['has a call id without end', { call: { call_id: 'c'.repeat(5000) } }],
    ['has a call id that is not text', { call: { call_id: 'call\u0000' } }],
  ])('is told that a signed body is malformed when it %s', async (_name, wrong) => {
    const { salon } = world();
    const good = { name: 'check_availability', args: {} };
    const { call, ...rest } = wrong as { call?: object };
    const raw = JSON.stringify({ ...good, ...rest, call: { ...identity(salon), ...call } });
    const { status, body } = await post(CHECK, raw, { key: salon.agent.key });
    expect([status, body.code]).toEqual([400, 'malformed_call']);
  });

  it('hears two or three times in words, each with the id that books it', async () => {
    const { salon } = world();
    const team_id = await teamId(salon, BERLIN.team);
    const answer = spoken(await salon.call(CHECK, { team_id, event_type_id: BERLIN.men, date: day(2) }));
    expect(answer).toMatchObject({ ok: true, available: true, timezone: 'Europe/Berlin', more: expect.any(Number) });
    expect(answer.slots).toHaveLength(3);
    for (const slot of answer.slots) {
      expect(slot).toEqual({
        slot_id: expect.any(String),
        start: expect.stringMatching(new RegExp(`^${day(2)}T\\d\\d:\\d\\d:00\\.000[+]0[12]:00$`)),
        spoken: expect.stringMatching(/^Montag, \d{1,2}\. [A-ZÄÖÜa-zäöü]+ um \d{1,2}:\d\d Uhr$/),
      });
      expect(answer.say).toContain(slot.spoken);
    }
  });

  it('hears times that are spread over the part of the day that suits the caller, and how many more there are', async () => {
    const { salon } = world();
    const question = { team_id: await teamId(salon, BERLIN.team), event_type_id: BERLIN.men, date: day(2, 2) };
    const { body } = await check(salon, { ...question, from: '14:00', to: '16:00' });
    const { available, slots, more } = spoken(await salon.call(CHECK, { ...question, from: '14:00', to: '16:00' }));
    expect(body.data.slots[0].start.slice(11, 16)).toBe('14:00');
    const [first, , third, last] = body.data.slots;
    expect(slots.map(({ slot_id }: Json) => slot_id)).toEqual([first, third, last].map(({ slot_id }) => slot_id));
    expect([available, more]).toEqual([true, body.data.slots.length - 3]);
    expect(more).toBeGreaterThan(0);
    const night = spoken(await salon.call(CHECK, { ...question, from: '03:00', to: '04:00' }));
    expect(night).toMatchObject({ ok: true, available: false, slots: [] });
    expect(asked(world(), 'getSlots')).toBe(1);

    const late = spoken(await salon.call(CHECK, { ...question, from: 'afternoon', to: '24:00' }));
    expect(late).toMatchObject({ ok: false, needs: ['from', 'to'] });
    expect(late.say).toBe('Dafür brauche ich noch eine mögliche früheste Uhrzeit und eine mögliche späteste Uhrzeit.');
  });

  it('hears them in the company’s language', async () => {
    const { praxis } = world();
    const question = { team_id: await teamId(praxis, COLOGNE.team), event_type_id: COLOGNE.exercise, date: day(2) };
    const { say, slots } = spoken(await praxis.call(CHECK, question));
    expect(say).toMatch(/^I could offer Monday, .+ or Monday, .+\. Which suits you\?$/);
    expect(slots[0].spoken).toMatch(/^Monday, [A-Z][a-z]+ \d{1,2} at \d{1,2}:\d\d [AP]M$/);
    expect(spoken(await praxis.call(CHECK, { ...question, date: undefined })).say).toBe(
      'For that I still need a possible day.',
    );
  });

  it('hears that nothing is free', async () => {
    const { salon } = world();
    const question = { team_id: await teamId(salon, MUNICH.team), event_type_id: MUNICH.nobody, date: day(2) };
    expect(spoken(await salon.call(CHECK, question))).toMatchObject({ ok: true, available: false, slots: [] });
  });

  it('is told which arguments are missing or unusable, by their names', async () => {
    const { salon } = world();
    const team_id = await teamId(salon, BERLIN.team);
    const needs = async (path: string, args: object): Promise<Json> => {
      const answer = spoken(await salon.call(path, args));
      expect([answer.ok, answer.reason]).toEqual([false, 'needs_info']);
      return answer.needs;
    };
    expect(await needs(CHECK, { team_id })).toEqual(['event_type_id', 'date']);
    expect(await needs(CHECK, { team_id, event_type_id: BERLIN.men, date: '2026-02-30' })).toEqual(['date']);
    expect(await needs(CHECK, { team_id, event_type_id: HAMBURG.men, date: day(2) })).toEqual(['event_type_id']);
    expect(await needs(CHECK, { team_id: true, event_type_id: [], date: day(2) })).toEqual([
      'team_id',
      'event_type_id',
    ]);
    expect(await needs(CHECK, { team_id, event_type_id: BERLIN.men, date: day(2), duration: 31 })).toEqual([
      'duration',
    ]);
    expect(await needs(BOOK, { team_id })).toEqual(['name']);
    expect(await needs(BOOK, { team_id, ...ERIKA })).toEqual(['event_type_id', 'start']);
    const past = { team_id, event_type_id: BERLIN.men, start: '2026-01-05T10:00:00+01:00' };
    expect(await needs(BOOK, { ...past, ...ERIKA })).toEqual(['start']);
    expect(await needs(BOOK, { slot_id: 'the first one', ...ERIKA })).toEqual(['slot_id']);
    expect(await needs(BOOK, { slot_id: 'x', name: '\u0000' })).toEqual(['name']);
  });

  it('is heard in a chat as in a call, also where its arguments are a text', async () => {
    const { salon } = world();
    const args = JSON.stringify({ team_id: await teamId(salon, BERLIN.team), event_type_id: BERLIN.men, date: day(2) });
    const chat = { chat_id: 'chat_1', agent_id: salon.agent.agentId };
    const raw = JSON.stringify({ name: 'check_availability', args, chat });
    expect(spoken(await post(CHECK, raw, { key: salon.agent.key }))).toMatchObject({ ok: true, available: true });
  });

  it('asks for everything when it has no default team to fall back to', async () => {
    const { salon } = world();
    const answer = spoken(await salon.call(CHECK, { event_type_id: BERLIN.men, date: day(2) }));
    const { status } = await salon.member.get('/api/calcom/teams/default');
    expect(answer).toMatchObject(status === 404 ? { ok: false, needs: ['team_id'] } : { ok: expect.any(Boolean) });
  });

  it('books what it was offered by handing the id back', async () => {
    const { salon } = world();
    const question = { team_id: await teamId(salon, BERLIN.team), event_type_id: BERLIN.women, date: day(2, 2) };
    const [slot] = spoken(await salon.call(CHECK, question)).slots;
    const args = { slot_id: slot.slot_id, name: ERIKA.name, email: ERIKA.email };
    const booked = spoken(await salon.call(BOOK, args, { call_id: 'call_book', from_number: CALLER }));
    expect(booked).toEqual({
      ok: true,
      say: `Ihr Termin „Damenhaarschnitt“ am ${slot.spoken} ist gebucht.`,
      booking_id: expect.any(Number),
      code: expect.stringMatching(/^[A-Z2-9]{8}$/),
      status: 'confirmed',
      start: slot.start,
      end: expect.any(String),
      hosts: [expect.any(String)],
    });
    const { body } = await salon.member.get(`/api/bookings/${booked.booking_id}`);
    expect(body.data.attendee).toMatchObject({ ...ERIKA, phone_number: CALLER, language: 'de' });
  });

  it('books once in a call, however often it says the same and in whatever order', async () => {
    const { salon } = world();
    const { slots } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(2, 3));
    const args = { slot_id: slots[0]?.slot_id, name: ERIKA.name, email: ERIKA.email };
    const turned = { email: ERIKA.email, name: ERIKA.name, slot_id: slots[0]?.slot_id, notes: '' };
    const call = { call_id: 'call_repeat', from_number: CALLER };
    const answers = await Promise.all([args, turned, args].map((a) => salon.call(BOOK, a, call)));
    answers.push(await salon.call(BOOK, turned, call));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(spoken(answers[0] as Answer<Json>).ok).toBe(true);
    expect(asked(world(), 'createBooking')).toBe(1);
    expect(heldAt(world(), slots[0]?.start ?? '')).toHaveLength(1);
  });

  it('hears that somebody was quicker', async () => {
    const { salon } = world();
    const { slots } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(2, 4));
    const wish = (call_id: string, name: string) =>
      salon.call(BOOK, { slot_id: slots[0]?.slot_id, name, email: `${name}@example.org` }, { call_id });
    expect(spoken(await wish('call_a', 'anna')).ok).toBe(true);
    expect(spoken(await wish('call_b', 'bert'))).toMatchObject({ ok: false, reason: 'slot_taken' });
  });

  it('does not call an appointment booked that still waits for its confirmation', async () => {
    const { salon } = world();
    const { slots } = await freeSlots(salon, BERLIN.team, BERLIN_SPECIAL.onApproval, day(2, 4));
    const answer = spoken(
      await salon.call(BOOK, { slot_id: slots[0]?.slot_id, ...ERIKA }, { call_id: 'call_approval' }),
    );
    expect(answer).toMatchObject({
      ok: true,
      status: 'requested',
      say: expect.stringContaining('muss noch bestätigt werden'),
    });
  });

  it('takes the caller’s own number where a number is enough', async () => {
    const { salon } = world();
    const { slots } = await freeSlots(salon, BERLIN.team, BERLIN_SPECIAL.byPhone, day(2, 4));
    const args = { slot_id: slots[0]?.slot_id, name: 'Erika' };
    const outbound = { direction: 'outbound', from_number: salon.agent.phoneNumber, to_number: CALLER };
    const booked = spoken(await salon.call(BOOK, args, { call_id: 'call_phone', ...outbound }));
    const { body } = await salon.member.get(`/api/bookings/${booked.booking_id}`);
    expect(body.data.attendee.phone_number).toBe(CALLER);
    const withheld = spoken(await salon.call(BOOK, args, { call_id: 'call_withheld', from_number: 'anonymous' }));
    expect(withheld).toMatchObject({ ok: false, needs: ['phone_number'] });
  });

  it('passes over what says nothing: variables that were never set, nulls, empty texts, arguments of its own', async () => {
    const { salon } = world();
    const { slots } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(2, 5));
    const attendee = { name: 'Erika', email: ERIKA.email, phone_number: '{{user_number}}', language: null };
    const args = {
      slot_id: slots[0]?.slot_id,
      team_id: '{{team_id}}',
      notes: ' ',
      execution_message: 'One moment',
      attendee,
    };
    expect(spoken(await salon.call(BOOK, args, { call_id: 'call_filling' })).ok).toBe(true);
    const numbers = {
      team_id: String(await teamId(salon, BERLIN.team)),
      event_type_id: String(BERLIN.men),
      duration: '30',
    };
    const answer = spoken(await salon.call(CHECK, { ...numbers, date: day(2), end_date: '{{end}}', timezone: null }));
    expect(answer.available).toBe(true);
  });

  it('gets no further than its own company', async () => {
    const { salon, praxis } = world();
    const foreign = await freeSlots(praxis, COLOGNE.team, COLOGNE.exercise, day(2));
    const wish = { ...ERIKA, slot_id: foreign.slots[0]?.slot_id };
    expect(spoken(await salon.call(BOOK, wish))).toMatchObject({ ok: false, needs: ['slot_id'] });
    for (const team_id of [foreign.team, 999_999_999]) {
      const question = { team_id, event_type_id: COLOGNE.exercise, date: day(2) };
      expect(spoken(await salon.call(CHECK, question))).toMatchObject({ ok: false, reason: 'not_allowed' });
      const start = foreign.slots[0]?.start;
      const booking = { team_id, event_type_id: COLOGNE.exercise, start, ...ERIKA };
      expect(spoken(await salon.call(BOOK, booking))).toMatchObject({ ok: false, reason: 'not_allowed' });
    }
    expect(asked(world(), 'createBooking')).toBe(0);
  });

  it('hears that the calendar cannot be reached, and never that something was booked', async () => {
    const { salon, sandbox } = world();
    const { slots, team } = await freeSlots(salon, HAMBURG.team, HAMBURG.men, day(2));
    sandbox.faults.add({ status: 503 });
    const question = { team_id: team, event_type_id: HAMBURG.men, date: day(3) };
    const checked = spoken(await salon.call(CHECK, question));
    const booked = spoken(await salon.call(BOOK, { slot_id: slots[0]?.slot_id, ...ERIKA }, { call_id: 'call_down' }));
    sandbox.faults.reset();
    for (const answer of [checked, booked]) expect(answer).toMatchObject({ ok: false, reason: 'upstream_down' });
    expect(heldAt(world(), slots[0]?.start ?? '')).toHaveLength(0);
  });

  it('is not taken for a user by its signature, nor a user for an agent', async () => {
    const { salon } = world();
    const raw = bodyOf(salon, { event_type_id: BERLIN.men, date: day(2) });
    const { status, body } = await salon.member.post(CHECK, undefined, { raw });
    expect([status, body.details.map(({ field }: Json) => field)]).toEqual([
      400,
      expect.arrayContaining(['name', 'args', 'call']),
    ]);
  });
});
