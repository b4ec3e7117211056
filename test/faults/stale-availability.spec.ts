import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Clock } from '@app/common';
import { MUNICH, book, check, day, ERIKA, teamId } from '../api/steps';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';

const DAY_MS = 86_400_000;
/** Longer than the soft timeout, after which a known answer is sent as stale. */
const TIMEOUT_MS = 20_000;
const TTL_SECONDS = 1;

const options = {
  variables: {
    CACHE_TTL_AVAILABILITY: String(TTL_SECONDS),
    CALCOM_TIMEOUT_MS: String(TIMEOUT_MS),
    // The breaker opens at the first failure, so nothing is retried and the next call is the half-open trial.
    BREAKER_FAILURES: '1',
    BREAKER_OPEN_MS: '100',
  },
};

onEveryEngine(
  'free slots while Cal.com does not answer',
  (world) => {
    let weeks = 1;
    let question: { team_id: number; event_type_id: number; date: string; end_date: string };
    let fresh: Answer<Json>;
    const slots = () => check(world().salon, question);
    const outcomeOf = ({ headers }: Answer): string | null => headers.get('x-cache');
    const slotsOnce = (outcome: string): Promise<Answer<Json>> =>
      eventually(`an answer that is ${outcome}`, async () => {
        const answer = await slots();
        return outcomeOf(answer) === outcome ? answer : undefined;
      });

    beforeEach(async () => {
      world().sandbox.reset();
      const { salon } = world();
      // Days that no test has cached yet.
      weeks++;
      question = {
        team_id: await teamId(salon, MUNICH.team),
        event_type_id: MUNICH.men,
        date: day(weeks),
        end_date: day(weeks, 3),
      };
      fresh = await slotsOnce('MISS');
    });
    afterEach(() => void jest.restoreAllMocks());

    it.each([
      ['fails', { status: 500 }],
      ['rate-limits', { status: 429, headers: { 'x-ratelimit-reset-default': '1' } }],
    ] as const)('free slots come from the last answer, marked as stale, when Cal.com %s', async (_, fault) => {
      world().sandbox.faults.add({ operation: 'getSlots', ...fault });
      const { status, headers, body } = await slotsOnce('STALE');
      expect(status).toBe(200);
      expect(body.data).toEqual({ ...fresh.body.data, stale: true });
      const age = Number(headers.get('age'));
      expect(Math.abs(age - (Date.now() - Date.parse(body.data.fetched_at)) / 1000)).toBeLessThan(2);
      expect(headers.get('cache-status')).toBe(`team-selector; hit; ttl=${TTL_SECONDS - age}`);
      expect(headers.get('etag')).not.toBe(fresh.headers.get('etag'));

      world().sandbox.faults.reset();
      const after = await slotsOnce('MISS');
      expect(after.body.data.stale).toBe(false);
      expect([after.headers.get('age'), after.headers.get('cache-status')]).toEqual([null, null]);
    });

    it('stale free slots do not wait for a Cal.com that hangs, and share one call to it', async () => {
      world().sandbox.faults.add({ operation: 'getSlots', abort: 'hang' });
      const calls = () => world().sandbox.calls.counts.getSlots ?? 0;
      const before = calls();
      await slotsOnce('STALE');
      for (let n = 0; n < 5; n++) expect(outcomeOf(await slots())).toBe('STALE');
      // All requests are answered before the one call times out.
      expect(calls()).toBe(before + 1);
    });

    it('a voice agent gets stale free slots with a sentence that says so', async () => {
      world().sandbox.faults.add({ operation: 'getSlots', status: 500 });
      await slotsOnce('STALE');
      const { body } = await world().salon.call('/api/retell/check-availability', question);
      expect(body).toMatchObject({ ok: true, available: true, stale: true });
      expect(body.say).toMatch(/^Ich erreiche den Kalender gerade nicht.* Frei wäre .*\?$/);
      expect(body.slots[0].slot_id).toBe(fresh.body.data.slots[0].slot_id);
    });

    it('the earliest slots of a team that is down are its last known ones, and said to be stale', async () => {
      const { date: from, end_date: to, event_type_id, team_id } = question;
      const earliest = `/api/availability/earliest?event_type_ids=${event_type_id}&from=${from}&to=${to}&limit=3`;
      world().sandbox.faults.add({ operation: 'getSlots', status: 500 });
      await slotsOnce('STALE');
      const { status, body } = await world().salon.member.get(earliest);
      expect([status, body.stale, body.asked, body.skipped]).toEqual([200, true, [team_id], []]);
      const starts = (listed: Json[]): string[] => listed.map(({ start }) => start);
      expect(starts(body.data)).toEqual(starts(fresh.body.data.slots).slice(0, 3));
    });

    it('stale free slots leave out those that are in the past by now', async () => {
      world().sandbox.faults.add({ operation: 'getSlots', status: 500 });
      await slotsOnce('STALE');
      const lastDay = fresh.body.data.slots.filter(({ start }: Json) => start.startsWith(question.end_date));
      expect(lastDay.length).toBeGreaterThan(0);
      const later = new Date(Date.parse(lastDay[0].start) - DAY_MS / 4);
      jest.spyOn(world().app.get(Clock), 'now').mockReturnValue(later);
      expect((await slots()).body.data.slots).toEqual(lastDay);
    });

    it('free slots from before a booking are not answered as stale', async () => {
      const [slot] = fresh.body.data.slots;
      expect((await book(world().salon, { slot_id: slot.slot_id, attendee: ERIKA })).status).toBe(201);
      world().sandbox.faults.add({ operation: 'getSlots', status: 500 });
      const { status, body, headers } = await slots();
      expect([status, body.code]).toEqual([503, 'calcom_unavailable']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    });
  },
  options,
);

onEveryEngine(
  'free slots with CACHE_STALE_FOR=0',
  (world) => {
    it('free slots with CACHE_STALE_FOR=0 are not answered after their TTL', async () => {
      const { salon, sandbox } = world();
      const question = { team_id: await teamId(salon, MUNICH.team), event_type_id: MUNICH.men, date: day(2) };
      expect((await check(salon, question)).status).toBe(200);
      sandbox.faults.add({ operation: 'getSlots', status: 500 });
      await eventually('the cached answer has expired', async () => (await check(salon, question)).status === 503);
    });
  },
  { variables: { CACHE_TTL_AVAILABILITY: '1', CACHE_STALE_FOR: '0' } },
);
