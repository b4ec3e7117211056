import { beforeEach, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import {
  asked,
  BERLIN,
  BERLIN_SPECIAL,
  book,
  check,
  day,
  ERIKA,
  freeSlots,
  HAMBURG,
  MUNICH,
  teamId,
  ZONE,
} from './steps';

const path = '/api/retell/check-availability';
const starts = (answer: Json): string[] => answer.body.data.slots.map((slot: Json) => slot.start);
const nextClockChange = (): DateTime<true> => {
  let date = DateTime.now().setZone(ZONE).startOf('day').plus({ days: 1 }) as DateTime<true>;
  while (date.offset === date.plus({ days: 1 }).offset) date = date.plus({ days: 1 });
  return date;
};

onSharedEngines('check-availability', (world) => {
  beforeEach(() => world().sandbox.calls.reset());

  it('is an authenticated route', async () => {
    const { anonymous } = world();
    const answers = [await anonymous.get(path), await anonymous.post(path, {})];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([401, 'unauthenticated']);
  });

  it('answers with the slots of one day in the team’s zone, each bookable by its id', async () => {
    const { salon } = world();
    const team = await teamId(salon, BERLIN.team);
    const { status, headers, body } = await check(salon, { team_id: team, event_type_id: BERLIN.women, date: day(2) });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('x-request-id')).toBeTruthy();
    expect(body).toEqual({
      success: true,
      data: {
        team_id: team,
        event_type_id: BERLIN.women,
        timezone: ZONE,
        stale: false,
        fetched_at: expect.stringMatching(/^\d{4}-.*Z$/),
        slots: expect.any(Array),
      },
    });
    expect(body.data.slots.length).toBeGreaterThan(20);
    for (const slot of body.data.slots) {
      expect(slot).toEqual({
        start: expect.stringMatching(new RegExp(`^${day(2)}T.*[+]0[12]:00$`)),
        end: expect.any(String),
        slot_id: expect.any(String),
      });
      expect(Date.parse(slot.end) - Date.parse(slot.start)).toBe(45 * 60_000);
    }
    expect(starts({ body })).toEqual(starts({ body }).toSorted());
  });

  it('says the same by POST', async () => {
    const { salon } = world();
    const question = { team_id: await teamId(salon, BERLIN.team), event_type_id: BERLIN.women, date: day(2) };
    const byGet = await check(salon, question);
    const byPost = await salon.member.post(path, question);
    expect([byPost.status, byPost.text]).toEqual([200, byGet.text]);
  });

  it('takes end_date as the last day, inclusive', async () => {
    const { salon } = world();
    const question = { team_id: await teamId(salon, BERLIN.team), event_type_id: BERLIN.men };
    const days = await Promise.all([1, 2, 3].map((weekday) => check(salon, { ...question, date: day(3, weekday) })));
    const range = await check(salon, { ...question, date: day(3, 1), end_date: day(3, 3) });
    expect(starts(range)).toEqual(days.flatMap(starts));
    const same = await check(salon, { ...question, date: day(3, 1), end_date: day(3, 1) });
    expect(same.text).toBe(days[0]?.text);
  });

  it('reads date and writes slots in the zone that was asked for', async () => {
    const { salon } = world();
    const question = { team_id: await teamId(salon, BERLIN.team), event_type_id: BERLIN.men, date: day(3, 2) };
    const { body } = await check(salon, { ...question, timezone: 'Pacific/Auckland' });
    expect(body.data.timezone).toBe('Pacific/Auckland');
    expect(body.data.slots.length).toBeGreaterThan(0);
    for (const { start } of body.data.slots) {
      expect(start).toMatch(/[+]1[23]:00$/);
      expect(start.slice(0, 10)).toBe(question.date);
    }
  });

  it('cuts the part of the day that was asked for out of the answer that it has', async () => {
    const { salon } = world();
    const question = { team_id: await teamId(salon, BERLIN.team), event_type_id: BERLIN.men, date: day(6) };
    const whole = await check(salon, { ...question, end_date: day(6, 3) });
    const inPart = (from: string, to: string) =>
      starts(whole).filter((start) => start.slice(11, 16) >= from && start.slice(11, 16) < to);
    for (const [part, expected] of [
      [{ from: '14:00', to: '16:00' }, inPart('14:00', '16:00')],
      [{ from: '14:00' }, inPart('14:00', '24:00')],
      [{ to: '11:00' }, inPart('00:00', '11:00')],
      [{ from: '03:00', to: '03:30' }, []],
    ] as const) {
      const byGet = await check(salon, { ...question, end_date: day(6, 3), ...part });
      const byPost = await salon.member.post(path, { ...question, end_date: day(6, 3), ...part });
      expect(starts(byGet)).toEqual(expected);
      expect(byGet.body).toEqual({ ...whole.body, data: { ...whole.body.data, slots: byGet.body.data.slots } });
      expect([byPost.status, byPost.text]).toEqual([200, byGet.text]);
      expect(byGet.headers.get('x-cache')).toBe('HIT');
      expect(byGet.headers.get('etag')).not.toBe(whole.headers.get('etag'));
    }
    expect(inPart('14:00', '16:00').length).toBeGreaterThan(3);
    expect(asked(world(), 'getSlots')).toBe(1);
  });

  it('knows a zone in any letter case as one, and leaves it the name that was asked for', async () => {
    const { salon } = world();
    const question = { team_id: await teamId(salon, BERLIN.team), event_type_id: BERLIN.men, date: day(6, 4) };
    const first = await check(salon, { ...question, timezone: 'asia/CALCUTTA' });
    expect(first.body.data.timezone).toBe('Asia/Calcutta');
    const second = await check(salon, { ...question, timezone: 'Asia/Calcutta' });
    expect([second.headers.get('x-cache'), second.text]).toEqual(['HIT', first.text]);
    const named = await check(salon, { ...question, timezone: 'Asia/Kolkata' });
    expect([starts(named), named.body.data.timezone]).toEqual([starts(first), 'Asia/Kolkata']);
  });

  it('answers for at most 31 days, and names what is asked too late', async () => {
    const { salon } = world();
    const question = { team_id: await teamId(salon, MUNICH.team), event_type_id: MUNICH.nobody, date: day(2) };
    const last = DateTime.fromISO(day(2)).plus({ days: 30 });
    const month = await check(salon, { ...question, end_date: last.toISODate() ?? '' });
    expect(month.status).toBe(200);
    const more = await check(salon, { ...question, end_date: last.plus({ days: 1 }).toISODate() ?? '' });
    expect([more.status, more.body.code]).toEqual([400, 'validation_failed']);
    expect(more.body.details).toEqual([{ field: 'end_date', message: expect.stringContaining('31 days') }]);
  });

  it('answers with the first 10,000 slots, and says that there are more', async () => {
    const { salon, sandbox } = world();
    const [host, eventType] = [
      sandbox.store.hosts.find(({ userId }) => userId === 811_209),
      sandbox.store.eventType(MUNICH.women),
    ];
    if (!host || !eventType) throw new Error('The Munich host or what she does is gone');
    const [{ hours }, { slotInterval }] = [host, eventType];
    host.hours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, [['00:00', '24:00']]]));
    eventType.slotInterval = 1;
    const question = { team_id: await teamId(salon, MUNICH.team), event_type_id: MUNICH.women, date: day(3) };
    const answer = await check(salon, { ...question, end_date: day(4) });
    expect(answer.body.data).toMatchObject({ truncated: true, stale: false });
    const found = starts(answer);
    expect(found).toHaveLength(10_000);
    expect(found).toEqual(found.toSorted());
    expect(found[0]).toMatch(new RegExp(`^${day(3)}T00:00`));
    const evening = await check(salon, { ...question, end_date: day(4), from: '20:00' });
    expect(evening.body.data.truncated).toBe(true);
    expect(starts(evening)).toEqual(found.filter((start) => start.slice(11, 13) >= '20'));
    expect((await check(salon, question)).body.data).not.toHaveProperty('truncated');
    host.hours = hours;
    eventType.slotInterval = slotInterval;
  });

  it('asks for a length only where there is a choice', async () => {
    const { salon, sandbox } = world();
    const team = await teamId(salon, BERLIN.team);
    const long = await check(salon, { team_id: team, event_type_id: BERLIN.colour, date: day(2), duration: 120 });
    const [slot] = long.body.data.slots;
    expect(Date.parse(slot.end) - Date.parse(slot.start)).toBe(120 * 60_000);
    const fixed = await check(salon, { team_id: team, event_type_id: BERLIN.men, date: day(2), duration: 30 });
    expect(fixed.status).toBe(200);
    const durations = sandbox.calls.recent.map((call) => (call.query as Json).duration);
    expect(durations).toEqual(['120', undefined]);
  });

  it('refuses a length that is not offered, naming what is', async () => {
    const { salon } = world();
    const team = await teamId(salon, BERLIN.team);
    for (const [event_type_id, offered] of [
      [BERLIN.colour, '60, 90, 120'],
      [BERLIN.men, '30'],
    ] as const) {
      const { status, body } = await check(salon, { team_id: team, event_type_id, date: day(2), duration: 45 });
      expect([status, body.code]).toEqual([400, 'validation_failed']);
      expect(body.details).toEqual([{ field: 'duration', message: expect.stringContaining(offered) }]);
    }
  });

  it('asks Cal.com once for many who ask at the same time, and answers the next from the cache', async () => {
    const { salon } = world();
    const question = { team_id: await teamId(salon, HAMBURG.team), event_type_id: HAMBURG.men, date: day(4) };
    const first = await Promise.all(Array.from({ length: 10 }, () => check(salon, question)));
    expect(new Set(first.map(({ text }) => text)).size).toBe(1);
    expect(first.map(({ headers }) => headers.get('x-cache'))).toContain('MISS');
    const again = await check(salon, question);
    expect(again.headers.get('x-cache')).toBe('HIT');
    expect(again.headers.get('cache-control')).toBe('private, no-cache');
    expect(again.text).toBe(first[0]?.text);
    expect(asked(world(), 'getSlots')).toBe(1);
  });

  it('answers 304 to a GET that has it already', async () => {
    const { salon } = world();
    const query = `${path}?team_id=${await teamId(salon, HAMBURG.team)}&event_type_id=${HAMBURG.men}&date=${day(4)}`;
    const etag = (await salon.member.get(query)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^".+"$/);
    const again = await salon.member.get(query, { headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
    expect(again.headers.get('etag')).toBe(etag);
    const other = await salon.member.get(query, { headers: { 'if-none-match': '"another"' } });
    expect(other.status).toBe(200);
  });

  it('forgets every range after a booking, also of other services of that host, and no other host’s', async () => {
    const { salon } = world();
    const berlin = await teamId(salon, BERLIN.team);
    const elsewhere = { team_id: berlin, event_type_id: BERLIN.men, date: day(4) };
    await check(salon, elsewhere);
    const { at, slots, team } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(4));
    const range = { team_id: team, event_type_id: MUNICH.men, date: day(4), end_date: day(4, 3) };
    const women = { team_id: team, event_type_id: MUNICH.women, date: day(4) };
    await check(salon, range);
    await check(salon, women);
    expect((await book(salon, { ...at(0), attendee: ERIKA })).status).toBe(201);

    const after = await check(salon, range);
    expect(after.headers.get('x-cache')).toBe('MISS');
    expect(starts(after)).not.toContain(slots[0]?.start);
    expect((await check(salon, women)).headers.get('x-cache')).toBe('MISS');
    expect((await check(salon, elsewhere)).headers.get('x-cache')).toBe('HIT');
  });

  it('counts the time of an appointment as free that is to be moved', async () => {
    const { salon } = world();
    const { at, team } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(6));
    const { id } = (await book(salon, { ...at(1), attendee: ERIKA })).body.data;
    const question = { team_id: team, event_type_id: MUNICH.men, date: day(6) };
    expect(starts(await check(salon, question))).not.toContain(at(1).start);
    const own = await check(salon, { ...question, booking_id: id });
    expect(own.headers.get('x-cache')).toBe('BYPASS');
    expect(starts(own)).toContain(at(1).start);
    const other = await check(salon, { ...question, event_type_id: MUNICH.women, booking_id: id });
    expect([other.status, other.body.details[0].field]).toEqual([400, 'booking_id']);
    expect((await check(world().praxis, { ...question, booking_id: id })).status).toBe(403);
  });

  it('tells how many more a time takes that people share', async () => {
    const { salon } = world();
    const { at, team } = await freeSlots(salon, BERLIN.team, BERLIN_SPECIAL.group, day(5));
    await book(salon, { ...at(0), attendee: ERIKA });
    const { body } = await check(salon, { team_id: team, event_type_id: BERLIN_SPECIAL.group, date: day(5) });
    expect(body.data.slots.slice(0, 2).map(({ seats_left }: Json) => seats_left)).toEqual([4, 5]);
  });

  it('has the slots of the day on which the clocks change, each once and in its own offset', async () => {
    const { salon, sandbox } = world();
    const host = sandbox.store.hosts.find(({ userId }) => userId === 811_209);
    if (!host) throw new Error('The Munich host is gone');
    host.hours = { ...host.hours, 7: [['00:00', '06:00']] };
    const date = nextClockChange();
    const question = { team_id: await teamId(salon, MUNICH.team), event_type_id: MUNICH.men };
    const answer = await check(salon, { ...question, date: date.toISODate() });

    const end = date.set({ hour: 6 });
    const expected: (string | null)[] = [];
    for (let at = date; at < end; at = at.plus({ minutes: 30 })) expected.push(at.toISO());
    expect(expected).toHaveLength(date.offset < end.offset ? 10 : 14);
    expect(starts(answer)).toEqual(expected);
  });

  it('has nothing to offer where nobody works, and says so with an empty list', async () => {
    const { salon } = world();
    const team = await teamId(salon, MUNICH.team);
    const { status, body } = await check(salon, { team_id: team, event_type_id: MUNICH.nobody, date: day(2) });
    expect([status, body.data.slots]).toEqual([200, []]);
  });

  it('is 503 with retry-after while Cal.com is out of order and nothing is remembered', async () => {
    const { salon, sandbox } = world();
    const team = await teamId(salon, BERLIN.team);
    sandbox.faults.add({ operation: 'getSlots', status: 500 });
    const { status, body, headers } = await check(salon, { team_id: team, event_type_id: BERLIN.beard, date: day(5) });
    sandbox.faults.reset();
    expect([status, body.code]).toEqual([503, 'calcom_unavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    const later = await check(salon, { team_id: team, event_type_id: BERLIN.beard, date: day(5) });
    expect([later.status, later.headers.get('x-cache')]).toEqual([200, 'MISS']);
  });
});
