import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { nextMonday } from '../support/road';

const TIMEOUT_MS = 800;
const PAUSE_MS = 2000;

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

    /** Removes all faults and waits until the circuit breaker is closed. */
    beforeEach(async () => {
      world().sandbox.reset();
      await eventually('Cal.com is called again and answers', async () => (await sync()).status === 200);
      world().sandbox.calls.reset();
    });

    it.each([
      ['hangs', { abort: 'hang' }],
      ['is slower than the timeout', { delayMs: TIMEOUT_MS * 8 }],
    ] as const)(
      'a sync with a Cal.com that %s gives up in time, and answers the last known teams',
      async (_, fault) => {
        const { data: known } = (await world().salon.member.get('/api/calcom/teams')).body;
        world().sandbox.faults.add({ operation: 'listTeams', ...fault });
        const { answer, ms } = await timed();
        expect(answer).toMatchObject({ status: 503, body: { ...UNAVAILABLE, degraded: true, data: known } });
        expect(known).toHaveLength(3);
        // It is still under way, so it is not repeated.
        expect(calls()).toBe(1);
        expect(ms).toBeGreaterThanOrEqual(TIMEOUT_MS);
        expect(ms).toBeLessThan(TIMEOUT_MS + 10_000);
      },
    );

    it('cached teams and event types are answered while Cal.com hangs', async () => {
      world().sandbox.faults.add({ abort: 'hang' });
      await Promise.all([sync(), sync()]);
      const { status, body } = await world().salon.member.get('/api/calcom/teams');
      expect({ status, teams: body.data.length }).toEqual({ status: 200, teams: 3 });
      const [team] = body.data;
      expect((await world().salon.member.get(`/api/calcom/teams/${team.id}/event-types`)).status).toBe(200);
    });

    it('free slots without a cached answer give 503 with retry-after while Cal.com hangs', async () => {
      const { salon } = world();
      const [team] = (await salon.member.get('/api/calcom/teams')).body.data;
      const [eventType] = (await salon.member.get(`/api/calcom/teams/${team.id}/event-types`)).body.data;
      world().sandbox.faults.add({ operation: 'getSlots', abort: 'hang' });
      const query = `team_id=${team.id}&event_type_id=${eventType.id}&date=${nextMonday()}`;
      const { status, headers, body } = await salon.member.get(`/api/retell/check-availability?${query}`);
      expect({ status, body }).toMatchObject({ status: 503, body: { ...UNAVAILABLE, statusCode: 503 } });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    });

    describe('after five failures in a row', () => {
      it('the circuit breaker opens: answers come at once, and no call is made until its time is over', async () => {
        world().sandbox.faults.add({ operation: 'listTeams', status: 500 });
        await sync();
        await sync();
        expect(calls()).toBe(5);

        // A call to a Cal.com that hangs would show in the duration.
        world().sandbox.faults.reset();
        world().sandbox.faults.add({ operation: 'listTeams', abort: 'hang' });
        const answer = await sync();
        expect(answer).toMatchObject({ status: 503, body: { ...UNAVAILABLE, degraded: true } });
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(calls()).toBe(5);

        world().sandbox.faults.reset();
        const back = await eventually('the circuit breaker closes', async () => {
          const next = await sync();
          return next.status === 200 ? next : undefined;
        });
        expect(back.body).toMatchObject({ success: true, total: 3 });
      });

      it('the half-open circuit breaker makes one trial call, and opens again when that fails', async () => {
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

    it('refusals of one company’s requests do not open the circuit breaker', async () => {
      for (let n = 0; n < 6; n++) {
        world().sandbox.faults.add({ operation: 'listTeams', status: 401, times: 1 });
        expect((await sync()).status).toBe(502);
      }
      expect((await sync()).status).toBe(200);
    });
  },
  options,
);
