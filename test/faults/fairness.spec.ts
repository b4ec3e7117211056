import { beforeEach, expect, it } from '@jest/globals';
import { BERLIN, check, COLOGNE, day, MUNICH, teamId } from '../api/steps';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import type { TestCompany } from '../support/test-company';

/** Calls at Cal.com that one company may have in flight. */
const SHARE = 16;

onEveryEngine(
  'another company',
  (world) => {
    let weeks = 1;
    let salonTeam: number;
    let praxisTeam: number;
    const asked = () => world().sandbox.calls.counts.getSlots ?? 0;
    const ask = async (company: TestCompany, event_type_id: number, date: string): Promise<Answer<Json>> =>
      check(company, { team_id: company === world().salon ? salonTeam : praxisTeam, event_type_id, date });
    const praxisAsks = () => ask(world().praxis, COLOGNE.exercise, day(weeks));

    beforeEach(async () => {
      world().sandbox.faults.reset();
      world().sandbox.calls.reset();
      // Days that no test has cached yet.
      weeks += 8;
      salonTeam = await teamId(world().salon, MUNICH.team);
      praxisTeam = await teamId(world().praxis, COLOGNE.team);
    });

    it('another company gets its free slots while Cal.com is slow for forty questions of the first', async () => {
      world().sandbox.faults.add({ operation: 'getSlots', delayMs: 2000, times: SHARE });
      let answered = 0;
      const slow = Array.from({ length: 40 }, async (_, n) => {
        const { status } = await ask(world().salon, MUNICH.men, day(weeks + Math.floor(n / 7), 1 + (n % 7)));
        answered++;
        return status;
      });
      await eventually('Cal.com has received the share of the first', () => asked() === SHARE);
      expect((await praxisAsks()).status).toBe(200);
      expect([answered, asked()]).toEqual([0, SHARE + 1]);
      expect(new Set(await Promise.all(slow))).toEqual(new Set([200]));
    });

    it('another company, and other event types of the first, get free slots while one event type is broken', async () => {
      world().sandbox.faults.add({ operation: 'getSlots', status: 500 });
      await eventually('the circuit breaker is open', async () => {
        const before = asked();
        const { status } = await ask(world().salon, MUNICH.men, day(weeks));
        expect(status).toBe(503);
        return asked() === before;
      });
      world().sandbox.faults.reset();
      expect((await ask(world().salon, MUNICH.men, day(weeks))).status).toBe(503);
      expect((await ask(world().salon, MUNICH.women, day(weeks))).status).toBe(200);
      expect((await praxisAsks()).status).toBe(200);
    });

    it('another company gets free slots while Cal.com has blocked the key of the first, which is not used', async () => {
      const headers = { 'x-ratelimit-reset-default': '60' };
      world().sandbox.faults.add({ operation: 'getSlots', status: 429, headers, times: 1 });
      salonTeam = await teamId(world().salon, BERLIN.team);
      for (const wait of [60, 59]) {
        const { status, headers: answer } = await ask(world().salon, BERLIN.men, day(weeks));
        expect(status).toBe(503);
        expect(Number(answer.get('retry-after'))).toBeGreaterThanOrEqual(wait - 10);
      }
      expect(asked()).toBe(1);
      expect((await praxisAsks()).status).toBe(200);
    });
  },
  { variables: { BREAKER_OPEN_MS: '600000' } },
);
