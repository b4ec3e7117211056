import { beforeEach, expect, it } from '@jest/globals';
import { asOwner } from '../support/as-owner';
import { eventually } from '../support/eventually';
import type { Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import { statementsOf, WITHOUT_JOBS } from '../support/statements';
import type { TestCompany } from '../support/test-company';
import { check, COLOGNE, day, MUNICH, teamId } from './steps';

const statusOf = ({ member }: TestCompany): Promise<Json> => member.get('/api/status').then(({ body }) => body.data);
const UP = { state: 'up', since: null, retry_at: null };

onEveryEngine(
  'the status of a company',
  (world) => {
    let weeks = 1;
    beforeEach(() => {
      world().sandbox.faults.reset();
      weeks += 1;
    });
    const ask = async (weekday = 1): Promise<number> => {
      const { salon } = world();
      const team_id = await teamId(salon, MUNICH.team);
      return (await check(salon, { team_id, event_type_id: MUNICH.men, date: day(weeks, weekday) })).status;
    };

    it('the status of a company needs a user, and tells administrators alone about the key', async () => {
      const { salon, anonymous } = world();
      expect((await anonymous.get('/api/status')).status).toBe(401);
      const { status, body } = await salon.member.get('/api/status');
      expect([status, body.success, body.data.calcom]).toEqual([200, true, UP]);
      const { data } = (await salon.admin.get('/api/status')).body;
      expect(data.calcom).toMatchObject(UP);
      expect('key' in data.calcom).toBe(true);
    });

    it('the status of a company asks the database nothing', async () => {
      const asking = () => world().salon.member.get('/api/status');
      await asking();
      await eventually('nothing is asked', async () => (await statementsOf(world(), asking)).length === 0);
    });

    it('the status of a company tells how its last sync ended, and whether one runs', async () => {
      const { salon } = world();
      const { sync_run_id: id } = (await salon.admin.post('/api/calcom/teams/sync')).body;
      expect((await statusOf(salon)).sync).toMatchObject({ running: true });
      await asOwner(world(), `update sync_runs set status = 'succeeded', finished_at = now() where id = ${id}`);
      const told = await eventually('its end is told', async () => {
        const { sync } = await statusOf(salon);
        return sync.running ? undefined : sync;
      });
      expect(told).toEqual({ last_at: expect.any(String), last_status: 'succeeded', running: false });
      expect((await statusOf(world().praxis)).sync.last_at).not.toBe(told.last_at);
    });

    it('the status of a company tells what is left of its budget, and how often the cache answers', async () => {
      const before = await statusOf(world().salon);
      expect(await ask()).toBe(200);
      for (let n = 0; n < 3; n++) expect(await ask()).toBe(200);
      const after = await statusOf(world().salon);
      expect(before.budget.per_minute).toBe(1000);
      expect(before.budget.left - after.budget.left).toBeGreaterThanOrEqual(1);
      expect(after.cache.hit_rate).toBeGreaterThan(0);
      expect(after.cache.hit_rate).toBeLessThan(1);
      expect(after.queue).toEqual({ depth: 0, oldest_s: 0 });
    });

    it('the status of a company whose calls fail is degraded, with the time of the next trial; that of another is not', async () => {
      world().sandbox.faults.add({ operation: 'getSlots', eventTypeId: MUNICH.men, status: 500 });
      for (const weekday of [1, 2, 3]) expect(await ask(weekday)).toBe(503);
      const { calcom } = await statusOf(world().salon);
      expect(calcom.state).toBe('degraded');
      expect(Date.parse(calcom.since)).toBeLessThanOrEqual(Date.now());
      expect(Date.parse(calcom.retry_at)).toBeGreaterThan(Date.now());
      expect((await statusOf(world().praxis)).calcom).toEqual(UP);
      const { status, body, text } = await world().anonymous.get('/health/ready');
      expect([status, body.dependencies.calcom]).toEqual([200, 'degraded']);
      expect(text).not.toContain('127.0.0.1');
    });

    it('the status of a company whose key is blocked says until when', async () => {
      const { praxis, sandbox } = world();
      sandbox.faults.add({ operation: 'getSlots', name: 'rate-limited', times: 1 });
      const team_id = await teamId(praxis, COLOGNE.team);
      const answer = await check(praxis, { team_id, event_type_id: COLOGNE.exercise, date: day(weeks) });
      expect(answer.status).toBe(503);
      const { calcom } = await statusOf(praxis);
      expect(calcom.state).toBe('blocked');
      expect(Date.parse(calcom.retry_at) - Date.now()).toBeGreaterThan(30_000);
      expect(Date.parse(calcom.since)).toBeLessThanOrEqual(Date.now());
    });
  },
  { variables: { ...WITHOUT_JOBS, CALCOM_RATE_PER_MINUTE: '1000', BREAKER_OPEN_MS: '600000' } },
);
