import { beforeEach, expect, it } from '@jest/globals';
import { BERLIN, book, check, COLOGNE, day, ERIKA, freeSlots, heldAt, MUNICH, teamId } from '../api/steps';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import type { TestCompany } from '../support/test-company';

const AGENT_MS = 3000;
const USER_MS = 8000;
/** What a busy machine may add. */
const SLACK_MS = 1500;
/** Longer than an agent waits, than a lease lasts, and than CALCOM_TIMEOUT_MS. */
const SLOW_MS = 7000;
/** And such that a user still waits, on a busy machine as well. */
const SLOW_FOR_USERS_MS = 5200;

async function timed(work: () => Promise<Answer<Json>>): Promise<[answer: Answer<Json>, ms: number]> {
  const began = performance.now();
  const answer = await work();
  return [answer, performance.now() - began];
}

onEveryEngine('a Cal.com that is slow', (world) => {
  let weeks = 1;
  let munich: number;
  let cologne: number;

  beforeEach(async () => {
    world().sandbox.reset();
    munich = await teamId(world().salon, MUNICH.team);
    cologne = await teamId(world().praxis, COLOGNE.team);
    // Days that no test has cached yet.
    weeks += 1;
  });

  const asked = () => world().sandbox.calls.counts.getSlots ?? 0;
  const question = (event_type_id: number, weekday = 1) => ({
    team_id: munich,
    event_type_id,
    date: day(weeks, weekday),
  });
  const askedByAgent = (query: object): Promise<Answer<Json>> =>
    world().salon.call('/api/retell/check-availability', query);
  const askedByUser = (query: Parameters<typeof check>[1], company: TestCompany = world().salon) =>
    check(company, query);
  it('an agent is told within three seconds that it cannot be seen, and finds slots that took seven with the next question', async () => {
    world().sandbox.faults.add({ operation: 'getSlots', eventTypeId: MUNICH.men, delayMs: SLOW_MS });
    const [first, ms] = await timed(() => askedByAgent(question(MUNICH.men)));
    expect(ms).toBeLessThan(AGENT_MS + SLACK_MS);
    expect([first.status, first.body.ok, first.body.reason]).toEqual([200, false, 'upstream_down']);
    expect(first.body.say).toMatch(/gerade nicht sehen/);
    const found = await eventually('the slots are there', async () => {
      const [answer] = await timed(() => askedByAgent(question(MUNICH.men)));
      return answer.body.ok && answer;
    });
    expect(found.body.slots.length).toBeGreaterThan(0);
    expect(asked()).toBe(1);
  });

  it('a user gets slots that took longer than a lease, and who asks meanwhile joins the same call', async () => {
    world().sandbox.faults.add({
      operation: 'getSlots',
      eventTypeId: MUNICH.women,
      delayMs: SLOW_FOR_USERS_MS,
      times: 1,
    });
    const answers = await Promise.all([
      askedByUser(question(MUNICH.women)),
      askedByUser(question(MUNICH.women)),
      askedByAgent(question(MUNICH.women)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect([answers[0]?.body.data.slots.length > 0, answers[2]?.body.ok]).toEqual([true, false]);
    expect(asked()).toBe(1);
    expect((await askedByUser(question(MUNICH.women))).headers.get('x-cache')).toBe('HIT');
  });

  it('slots that are never answered are a 503 after eight seconds, also for those who joined, and an answer to agents after three', async () => {
    world().sandbox.faults.add({ operation: 'getSlots', eventTypeId: MUNICH.men, abort: 'hang' });
    const began = performance.now();
    const late = Promise.all([askedByUser(question(MUNICH.men)), askedByUser(question(MUNICH.men))]);
    const [told, ms] = await timed(() => askedByAgent(question(MUNICH.men)));
    expect(ms).toBeLessThan(AGENT_MS + SLACK_MS);
    expect(told.body).toMatchObject({ ok: false, reason: 'upstream_down' });
    for (const { status, body, headers } of await late) {
      expect([status, body.code]).toEqual([503, 'calcom_unavailable']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(performance.now() - began).toBeLessThan(USER_MS + SLACK_MS);
    expect(asked()).toBe(1);
  });

  it('answers that take longer than CALCOM_TIMEOUT_MS stop nothing: neither the event type, nor another, nor another company', async () => {
    world().sandbox.faults.add({ operation: 'getSlots', eventTypeId: MUNICH.men, delayMs: SLOW_FOR_USERS_MS });
    const slow = [1, 2, 3, 4, 5, 6].map((weekday) => askedByUser(question(MUNICH.men, weekday)));
    await eventually('Cal.com is asked', () => asked() === 6);
    expect((await askedByUser(question(MUNICH.women))).status).toBe(200);
    const theirs = { team_id: cologne, event_type_id: COLOGNE.exercise, date: day(weeks) };
    expect((await askedByUser(theirs, world().praxis)).status).toBe(200);
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    const { body } = await world().anonymous.get('/health/ready');
    expect(body.dependencies.calcom).toBe('up');
  });
});

onEveryEngine('a Cal.com that is slow to book', (world) => {
  const BOOKING_MS = 8000;
  /** Shorter than a write may take. */
  const SLOW_BOOKING_MS = 9000;
  beforeEach(() => world().sandbox.reset());

  it('an agent hears within eight seconds that a booking is not confirmed yet, a user gets 202, and both are made once', async () => {
    const { salon, sandbox } = world();
    const men = await freeSlots(salon, MUNICH.team, MUNICH.men, day(4));
    const berlin = await freeSlots(salon, BERLIN.team, BERLIN.women, day(4));
    sandbox.faults.add({ operation: 'createBooking', answerDelayMs: SLOW_BOOKING_MS });
    const began = performance.now();
    const [told, answer] = await Promise.all([
      salon.call('/api/retell/book-appointment', { slot_id: men.slots[0]?.slot_id, ...ERIKA }),
      book(salon, { ...berlin.at(0), attendee: ERIKA }),
    ]);
    expect(performance.now() - began).toBeLessThan(BOOKING_MS + SLACK_MS);
    expect(told.body).toMatchObject({ ok: false, reason: 'unconfirmed' });
    expect([answer.status, answer.body.data.status]).toEqual([202, 'unknown']);
    expect(answer.headers.get('location')).toBe(`/api/bookings/${answer.body.data.id}`);
    for (const [id, start] of [
      [told.body.booking_id, men.at(0).start],
      [answer.body.data.id, berlin.at(0).start],
    ]) {
      await eventually('it is confirmed', async () => {
        const { body } = await salon.member.get(`/api/bookings/${id}`);
        return body.data.status === 'confirmed';
      });
      expect(heldAt(world(), start)).toHaveLength(1);
    }
  });

  it('who moves an appointment is answered within eight seconds, and the move is carried out', async () => {
    const { salon, sandbox } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(5));
    const { data } = (await book(salon, { ...at(0), attendee: ERIKA })).body;
    sandbox.faults.add({ operation: 'rescheduleBooking', answerDelayMs: SLOW_BOOKING_MS });
    const { start } = at(-1);
    const [answer, ms] = await timed(() => salon.member.post(`/api/bookings/${data.id}/reschedule`, { start }));
    expect(ms).toBeLessThan(BOOKING_MS + SLACK_MS);
    expect([answer.status, answer.body.data.status]).toEqual([202, 'unknown']);
    await eventually('it is moved', async () => {
      const { body } = await salon.member.get(`/api/bookings/${data.id}`);
      return body.data.status === 'confirmed' && body.data.start === start;
    });
  });
});

onEveryEngine(
  'a budget of five calls in flight',
  (world) => {
    it('an event type that hangs leaves room for others of its company', async () => {
      const { salon, sandbox } = world();
      const team_id = await teamId(salon, MUNICH.team);
      sandbox.faults.add({ operation: 'getSlots', eventTypeId: MUNICH.men, abort: 'hang' });
      sandbox.calls.reset();
      const hanging = [1, 2, 3, 4, 5, 6].map((weekday) =>
        check(salon, { team_id, event_type_id: MUNICH.men, date: day(3, weekday) }),
      );
      await eventually('its share is used up', () => (sandbox.calls.counts.getSlots ?? 0) === 3);
      const other = await check(salon, { team_id, event_type_id: MUNICH.women, date: day(3) });
      expect(other.status).toBe(200);
      expect((await Promise.all(hanging)).map(({ status }) => status)).toEqual([503, 503, 503, 503, 503, 503]);
    });
  },
  { variables: { CALCOM_CONCURRENCY: '5' } },
);
