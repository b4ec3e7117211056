import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { nextMonday } from '../support/road';

const TIMEOUT_MS = 300;
const PAUSE_MS = 2000;
const READS = 3;

const options = {
  variables: { CALCOM_TIMEOUT_MS: String(TIMEOUT_MS), BREAKER_OPEN_MS: String(PAUSE_MS), BREAKER_FAILURES: '5' },
};

const UNAVAILABLE = { success: false, code: 'calcom_unavailable', message: 'Cal.com temporarily unavailable' };

onEveryEngine(
  'a Cal.com that does not answer',
  (world) => {
    const sync = (): Promise<Answer<Json>> => world().salon.admin.post('/api/calcom/teams/sync');
    const calls = (): number => world().sandbox.calls.counts.listTeams ?? 0;
    const timed = async (): Promise<{ answer: Answer<Json>; ms: number }> => {
      const began = performance.now();
      const answer = await sync();
      return { answer, ms: performance.now() - began };
    };

    /** Back to the start: nothing is broken, and the breaker has seen it. */
    beforeEach(async () => {
      world().sandbox.reset();
      await eventually('Cal.com is asked again and answers', async () => (await sync()).status === 200);
      world().sandbox.calls.reset();
    });

    it.each([
      ['hangs', { abort: 'hang' }],
      ['is slower than we wait', { delayMs: TIMEOUT_MS * 20 }],
    ] as const)('because it %s is given up in time, with the last known teams', async (_, fault) => {
      const { data: known } = (await world().salon.member.get('/api/calcom/teams')).body;
      world().sandbox.faults.add({ operation: 'listTeams', ...fault });
      const { answer, ms } = await timed();
      expect(answer).toMatchObject({ status: 503, body: { ...UNAVAILABLE, degraded: true, data: known } });
      expect(known).toHaveLength(3);
      // Tried again twice, each time with a pause before.
      expect(calls()).toBe(READS);
      expect(ms).toBeGreaterThanOrEqual(TIMEOUT_MS * READS);
      expect(ms).toBeLessThan(TIMEOUT_MS * READS + 10_000);
    });

    it('is answered for from memory while it pauses: what is known stays at hand', async () => {
      world().sandbox.faults.add({ abort: 'hang' });
      await Promise.all([sync(), sync()]);
      const { status, body } = await world().salon.member.get('/api/calcom/teams');
      expect({ status, teams: body.data.length }).toEqual({ status: 200, teams: 3 });
      const [team] = body.data;
      expect((await world().salon.member.get(`/api/calcom/teams/${team.id}/event-types`)).status).toBe(200);
    });

    it('and has nothing cached is a 503 that says when to come again', async () => {
      const { salon } = world();
      const [team] = (await salon.member.get('/api/calcom/teams')).body.data;
      const [eventType] = (await salon.member.get(`/api/calcom/teams/${team.id}/event-types`)).body.data;
      world().sandbox.faults.add({ operation: 'getSlots', abort: 'hang' });
      const question = `team_id=${team.id}&event_type_id=${eventType.id}&date=${nextMonday()}`;
      const { status, headers, body } = await salon.member.get(`/api/retell/check-availability?${question}`);
      expect({ status, body }).toMatchObject({ status: 503, body: { ...UNAVAILABLE, statusCode: 503 } });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    });

    describe('five times in a row', () => {
      it('is left alone: answers come at once, and no call is made until the pause is over', async () => {
        world().sandbox.faults.add({ operation: 'listTeams', status: 500 });
        await sync();
        await sync();
        expect(calls()).toBe(5);

        // One that hangs would be noticed: nobody waits for it, because nobody asks.
        world().sandbox.faults.reset();
        world().sandbox.faults.add({ operation: 'listTeams', abort: 'hang' });
        const answer = await sync();
        expect(answer).toMatchObject({ status: 503, body: { ...UNAVAILABLE, degraded: true } });
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(calls()).toBe(5);

        world().sandbox.faults.reset();
        const back = await eventually('the pause is over', async () => {
          const next = await sync();
          return next.status === 200 ? next : undefined;
        });
        expect(back.body).toMatchObject({ success: true, total: 3 });
      });

      it('is tried with one call after the pause, and left alone again when that fails', async () => {
        world().sandbox.faults.add({ operation: 'listTeams', status: 500 });
        await sync();
        await sync();
        await eventually('the trial is made', async () => {
          await Promise.all([sync(), sync(), sync()]);
          return calls() > 5;
        });
        expect(calls()).toBe(6);
      });
    });

    it('is no reason to leave it alone when it refuses one company’s requests', async () => {
      for (let n = 0; n < 6; n++) {
        world().sandbox.faults.add({ operation: 'listTeams', status: 401, times: 1 });
        expect((await sync()).status).toBe(502);
      }
      expect((await sync()).status).toBe(200);
    });
  },
  options,
);
