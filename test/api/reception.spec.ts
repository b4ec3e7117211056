import { beforeEach, expect, it } from '@jest/globals';
import { functionFacts } from '@app/receptionist';
import type { Answer, Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import { retellSignature } from '../support/test-company';
import { asked, BERLIN, BERLIN_SPECIAL, check, COLOGNE, day, ERIKA, HAMBURG, heldAt, MUNICH, teamId } from './steps';

const CHECK = '/api/retell/check-availability';
const BOOK = '/api/retell/book-appointment';
const EARLIEST = '/api/retell/find-earliest';
const TEAMS = '/api/retell/list-teams';
const SERVICES = '/api/retell/list-services';

let calls = 0;
/** A call that no other test has made. */
const newCall = () => ({ call_id: `reception_${++calls}`, from_number: '+4930901825' });

/** What holds of every answer, whatever it says. */
function spoken({ status, text, body }: Answer<Json>, limit = 1000): Json {
  expect(status).toBe(200);
  expect(body).toMatchObject({ ok: expect.any(Boolean), say: expect.stringMatching(/\S.*[.?]$/) });
  expect(Buffer.byteLength(text)).toBeLessThan(limit);
  expect('needs' in body).toBe('why' in body);
  return body;
}

const timesOf = (slots: Json[]): string[] => slots.map(({ start }) => start.slice(11, 16));

onSharedEngines('a receptionist', (world) => {
  let berlin: number;
  beforeEach(async () => {
    world().sandbox.reset();
    berlin = await teamId(world().salon, BERLIN.team);
  });
  const ask = async (path: string, args: object, call: object = newCall(), limit?: number): Promise<Json> =>
    spoken(await world().salon.call(path, args, call), limit);

  it('tells agents and users what time it is where the appointments are', async () => {
    const { salon } = world();
    const before = Date.now() - 1000;
    const { body: told } = await salon.call('/api/retell/current-time', {});
    const { body: answered } = await salon.member.post('/api/retell/current-time', {});
    for (const answer of [told, answered.data]) {
      expect(answer).toMatchObject({ ok: true, timezone: 'Europe/Berlin' });
      expect(Date.parse(answer.now)).toBeGreaterThan(before);
      expect(answer.say).toMatch(/^Es ist [A-Z][a-z]+, \d{1,2}\. \p{L}+ um \d{1,2}:\d\d Uhr\.$/u);
    }
  });

  it('names to a program the arguments that a function does not have', async () => {
    const { salon } = world();
    const { status, body } = await salon.member.post('/api/retell/current-time', { mood: 'good' });
    expect([status, body.details]).toEqual([400, [{ field: 'mood', message: 'is not a known field' }]]);
  });

  it.each(functionFacts)('takes null for no argument of a program: $name', async ({ name, parameters }) => {
    const { member } = world().salon;
    for (const field of Object.keys(parameters.properties)) {
      const { status, body } = await member.post(`/api/retell/${name.replaceAll('_', '-')}`, { [field]: null });
      expect({ field, status, code: body.code }).toEqual({ field, status: 400, code: 'validation_failed' });
    }
  });

  it('lists the teams that take appointments, and what can be booked there', async () => {
    const { salon } = world();
    const { say, teams, more } = await ask(TEAMS, {}, newCall(), 4000);
    expect(teams.map(({ name }: Json) => name)).toEqual([
      'Salon Kessler Berlin',
      'Salon Kessler Hamburg',
      'Salon Kessler München',
    ]);
    expect(more).toBe(0);
    expect(say).toContain('Salon Kessler Berlin, Salon Kessler Hamburg und Salon Kessler München');
    const hamburg = await teamId(salon, HAMBURG.team);
    await salon.admin.patch(`/api/calcom/teams/${hamburg}`, { is_active: false });
    expect((await ask(TEAMS, {}, newCall(), 4000)).teams).toHaveLength(2);
    expect(await ask(SERVICES, { team: 'Salon Kessler Hamburg' })).toMatchObject({ ok: false, needs: ['team'] });
    expect(await ask(SERVICES, { team_id: hamburg })).toMatchObject({ ok: false, reason: 'team_inactive' });
    await salon.admin.patch(`/api/calcom/teams/${hamburg}`, { is_active: true });
    const { services } = await ask(SERVICES, { team: 'salon kessler hamburg' }, newCall(), 4000);
    expect(services.map(({ event_type_id }: Json) => event_type_id)).toContain(HAMBURG.men);
    expect(services.map(({ event_type_id }: Json) => event_type_id)).not.toContain(BERLIN.men);
  });

  it('asks back what is only alike, and lists what there is', async () => {
    const when = 'nächsten Montag';
    expect(await ask(CHECK, { team_id: berlin, service: 'Herenhaarschnit', when })).toMatchObject({
      ok: false,
      reason: 'ambiguous',
      needs: ['service'],
      choices: ['Herrenhaarschnitt'],
      say: 'Meinen Sie Herrenhaarschnitt?',
    });
    expect(await ask(CHECK, { team_id: berlin, service: 'Haarschnitt', when })).toMatchObject({
      reason: 'ambiguous',
      choices: ['Damenhaarschnitt', 'Herrenhaarschnitt'],
    });
    expect(await ask(CHECK, { team: 'Berlin', service: 'Herrenhaarschnitt', when })).toMatchObject({
      reason: 'ambiguous',
      needs: ['team'],
      choices: ['Salon Kessler Berlin'],
    });
    const none = await ask(CHECK, { team_id: berlin, service: 'Reifenwechsel', when });
    expect(none).toMatchObject({ ok: false, reason: 'needs_info', needs: ['service'] });
    expect(none.choices).toContain('Bartpflege');
    const found = await ask(CHECK, { team: 'Salon Kessler Berlin', service: 'herrenhaarschnitt', when });
    expect(found).toMatchObject({ ok: true, available: true, understood: expect.stringMatching(/^Montag, /) });
  });

  it('offers times that are spread over the day, and finds others for whoever works until two', async () => {
    const { salon } = world();
    const question = { team_id: berlin, event_type_id: BERLIN.men };
    const { body } = await check(salon, { ...question, date: day(2) });
    const all: string[] = timesOf(body.data.slots);
    const { slots, more } = await ask(CHECK, { ...question, date: day(2) });
    const [first = '', middle = '', last = ''] = timesOf(slots);
    expect([first, last]).toEqual([all[0], all.at(-1)]);
    expect(middle > '11:00' && middle < '15:00').toBe(true);
    expect(more).toBe(all.length - 3);
    const from = timesOf((await ask(CHECK, { ...question, date: day(2), from: '14:30' })).slots);
    expect([from[0], from.at(-1)]).toEqual(['14:30', all.at(-1)]);
    const afternoon = timesOf((await ask(CHECK, { ...question, date: day(2), part_of_day: 'afternoon' })).slots);
    expect(afternoon.every((time) => time >= '12:00' && time < '18:00')).toBe(true);
    expect(afternoon).toContain('15:00');
    // In the call in which the day was offered, its name is not needed again.
    const call = newCall();
    await ask(CHECK, { ...question, date: day(2) }, call);
    const said = await ask(CHECK, { ...question, when: 'lieber nachmittags' }, call);
    expect(said.understood).toMatch(/^Montag, .+ zwischen 12:00 und 18:00 Uhr$/);
    expect(await ask(CHECK, { ...question, when: 'um drei' }, call)).toMatchObject({
      ok: true,
      available: true,
      slots: [{ start: expect.stringContaining(`${day(2)}T15:00`) }],
    });
  });

  it('understands which of the offered times is chosen, in the call in which they were offered', async () => {
    const { salon, praxis } = world();
    const question = { team_id: berlin, event_type_id: BERLIN.women, date: day(3) };
    const call = newCall();
    // The second time it comes from the cache, by the fast path.
    await ask(CHECK, question);
    const { slots } = await ask(CHECK, question, call);
    const choice = { when: 'den zweiten bitte', ...ERIKA };
    expect((await ask(BOOK, choice)).ok).toBe(false);
    expect(spoken(await praxis.call(BOOK, choice, call)).ok).toBe(false);
    const booked = await ask(BOOK, choice, call);
    expect(booked).toMatchObject({ ok: true, start: slots[1].start, understood: slots[1].spoken });
    expect(heldAt(world(), slots[1].start)).toHaveLength(1);
    // Said again in other words, it is the same booking.
    const again = await ask(BOOK, { slot_id: slots[1].slot_id, ...ERIKA, notes: 'Fensterplatz' }, call);
    expect([again.ok, again.booking_id]).toEqual([true, booked.booking_id]);
    expect(asked(world(), 'createBooking')).toBe(1);
    expect((await salon.member.get(`/api/bookings/${booked.booking_id}`)).body.data.source).toBe('agent');
  });

  it('says whether a wished time is free, and what is free around it where it is not', async () => {
    const question = { team_id: berlin, event_type_id: BERLIN.men };
    const night = await ask(CHECK, { ...question, date: day(2), when: 'um 03:30 Uhr' });
    expect(night).toMatchObject({ ok: true, available: false, slots: [], alternatives: expect.any(Array) });
    expect(night.alternatives.length).toBeGreaterThan(1);
    for (const { spoken: words } of night.alternatives) expect(night.say).toContain(words);
    const call = newCall();
    const taken = { team_id: await teamId(world().salon, MUNICH.team), event_type_id: MUNICH.men };
    const free = await ask(CHECK, { ...taken, date: day(2), when: 'um elf' }, call);
    expect(free).toMatchObject({ ok: true, available: true, slots: [{ slot_id: expect.any(String) }] });
    expect(await ask(BOOK, { when: 'ja gerne', ...ERIKA }, call)).toMatchObject({
      ok: true,
      start: free.slots[0].start,
    });
    const then = await ask(CHECK, { ...taken, date: day(2), when: 'um elf' });
    expect(then).toMatchObject({ ok: true, available: false });
  });

  it('books a service by its name at a time in words, and asks for the time of day where only the day is said', async () => {
    const wish = { team_id: berlin, service: 'bartpflege', ...ERIKA };
    expect(await ask(BOOK, { ...wish, when: 'nächste Woche' })).toMatchObject({
      ok: false,
      needs: ['when'],
      say: 'Um wie viel Uhr soll der Termin sein?',
    });
    expect(await ask(BOOK, { ...wish, when: 'Montag in zwei Wochen um sieben' })).toMatchObject({
      ok: false,
      reason: 'ambiguous',
      choices: [expect.stringMatching(/um 7:00 Uhr$/), expect.stringMatching(/um 19:00 Uhr$/)],
    });
    const booked = await ask(BOOK, { ...wish, when: 'Montag in zwei Wochen um Viertel vor drei' });
    expect(booked).toMatchObject({ ok: true, understood: expect.stringMatching(/um 14:45 Uhr$/) });
    expect(booked.start).toContain('T14:45');
  });

  it('finds who is free first, at the team that is named or at any', async () => {
    const anywhere = await ask(EARLIEST, { service: 'herrenhaarschnitt' });
    expect(anywhere).toMatchObject({ ok: true, available: true });
    expect(anywhere.slots).toHaveLength(3);
    const here = await ask(EARLIEST, {
      service: 'herrenhaarschnitt',
      team: 'Salon Kessler München',
      when: 'ab nächster Woche',
    });
    const munich = await teamId(world().salon, MUNICH.team);
    expect(new Set(here.slots.map(({ team_id }: Json) => team_id))).toEqual(new Set([munich]));
    expect(here.understood).toMatch(/^ab Montag, /);
    for (const args of [{ event_type_id: HAMBURG.men, team_id: munich }, { event_type_id: COLOGNE.exercise }])
      expect(await ask(EARLIEST, args)).toMatchObject({ ok: false, needs: ['event_type_id'] });
    const { status, body } = await world().salon.member.post(EARLIEST, { service: 'herrenhaarschnitt' });
    expect([status, body.data.slots]).toEqual([200, anywhere.slots]);
  });

  it.each<[string, object, string[]]>([
    ['10,000 words', { when: 'wort '.repeat(10_000) }, ['when']],
    ['signs', { when: '🙂🙂' }, ['when']],
    ['words of another language', { when: 'mañana por la tarde' }, ['when']],
    ['a list', { when: ['morgen'] }, ['when']],
    ['an object', { when: { day: 'morgen' } }, ['when']],
    ['a placeholder', { when: '{{when}}' }, ['date']],
    ['placeholders', { service: '{{service}}', event_type_id: undefined, when: 'morgen' }, ['event_type_id']],
    ['a list of services', { service: ['Bartpflege'], event_type_id: undefined, when: 'morgen' }, ['service']],
    ['a name without end', { team: 'x'.repeat(100_000), team_id: undefined, when: 'morgen' }, ['team']],
    ['another part of the day', { part_of_day: 'teatime', date: day(2) }, ['part_of_day']],
  ])('asks again for what it cannot use: %s', async (_what, args, needs) => {
    const answer = await ask(CHECK, { team_id: berlin, event_type_id: BERLIN.men, ...args });
    expect([answer.ok, answer.needs]).toEqual([false, needs]);
  });

  it('ignores arguments that models add, but for answers to the service’s own questions', async () => {
    const question = { team_id: berlin, event_type_id: BERLIN.men, date: day(2), mood: 'good', nested: [{ a: [1] }] };
    expect((await ask(CHECK, question)).ok).toBe(true);
  });

  it('names the zone of times that is not the company’s own', async () => {
    const question = { team_id: berlin, event_type_id: BERLIN.men, date: day(2), timezone: 'America/New_York' };
    const { say, slots } = await ask(CHECK, question);
    expect(slots[0].spoken).toContain('Nordamerikanische Ostküstenzeit');
    expect(say).toContain(slots[0].spoken);
  });

  it('answers in time whatever Cal.com does, and tells what it has found meanwhile to whoever asks again', async () => {
    const { sandbox } = world();
    sandbox.faults.add({ operation: 'getSlots', eventTypeId: BERLIN_SPECIAL.byPhone, abort: 'hang' });
    const began = performance.now();
    const answers = await Promise.all([
      ask(CHECK, { team_id: berlin, event_type_id: BERLIN_SPECIAL.byPhone, date: day(4) }),
      ask(CHECK, { team_id: berlin, service: 'Express-Termin', when: 'Montag in vier Wochen' }),
      ask(EARLIEST, { team_id: berlin, service: 'Express-Termin' }),
    ]);
    expect(performance.now() - began).toBeLessThan(3200 + 1500);
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, reason: 'upstream_down' });
  });

  /** Posts a body as it is, signed by the salon's agent. */
  const bare = (path: string, args: object, query = `?agent_id=${world().salon.agent.agentId}`) => {
    const raw = JSON.stringify(args);
    const headers = { 'x-retell-signature': retellSignature(raw, world().salon.agent.key) };
    return world().anonymous.post(`${path}${query}`, undefined, { raw, headers });
  };

  it('answers questions of tools that send their arguments alone, where the address names the agent', async () => {
    const { salon, praxis } = world();
    const question = { team_id: berlin, event_type_id: BERLIN.men, date: day(2) };
    const { slots } = await ask(CHECK, question);
    for (let time = 0; time < 2; time++) expect(spoken(await bare(CHECK, question)).slots).toEqual(slots);
    expect(spoken(await bare(TEAMS, {})).teams).toHaveLength(3);
    const words = { service: 'herrenhaarschnitt', team: 'Salon Kessler Berlin', when: 'übernächsten Montag' };
    expect(spoken(await bare(CHECK, words)).understood).toMatch(/^Montag, /);
    expect(spoken(await bare(EARLIEST, { service: 'herrenhaarschnitt' })).slots).toHaveLength(3);
    expect((await bare(CHECK, question, `?agent_id=${praxis.agent.agentId}`)).status).toBe(401);
    const headers = { 'x-retell-signature': retellSignature('{}', salon.agent.key) };
    const forged = await world().anonymous.post(`${CHECK}?agent_id=${salon.agent.agentId}`, question, { headers });
    expect(forged.status).toBe(401);
  });

  it.each<[string, string, object, string | undefined]>([
    ['a booking', BOOK, { slot_id: 'x', name: 'Erika' }, undefined],
    ['a booking at an address without agent', BOOK, { slot_id: 'x', name: 'Erika' }, ''],
    ['a question at an address without agent', CHECK, { event_type_id: BERLIN.men, date: day(2) }, ''],
    ['a list at an address without agent', SERVICES, { team: 'Berlin' }, ''],
  ])(
    'names the setting to switch off to tools that send their arguments alone: %s',
    async (_what, path, args, query) => {
      const { status, body } = await bare(path, args, query);
      expect([status, body.code]).toEqual([400, 'malformed_call']);
      expect(body.message).toContain('switch off "Payload: args only"');
      expect(asked(world(), 'createBooking')).toBe(0);
    },
  );
});
