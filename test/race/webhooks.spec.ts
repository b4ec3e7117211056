import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DeliveryCare } from '@app/webhooks';
import { Deliveries } from '../../libs/webhooks/testing/deliveries';
import { Receiver } from '../../libs/webhooks/testing/receiver';
import { eventually } from '../support/eventually';
import { onServers } from '../support/on-every-engine';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, startWorker } from '../support/programs';

const ENDPOINTS = '/api/webhook-endpoints';
const THINGS = Array.from({ length: 8 }, (_, n) => `thing ${n}`);
const STEPS = [1, 2, 3, 4, 5];

onServers(
  'deliveries of several processes',
  (world) => {
    let receiver: Receiver;
    let deliveries: Deliveries;
    const workers: ApiProcess[] = [];

    beforeAll(async () => {
      await ensureProductionBuild();
      receiver = await Receiver.open();
      deliveries = new Deliveries(world().app, world().salon.id);
    });
    afterEach(async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.stop()));
      for (const { id } of (await admin().get(ENDPOINTS)).body.data) await admin().delete(`${ENDPOINTS}/${id}`);
      receiver.received.length = 0;
    });
    afterAll(() => receiver?.close());

    const admin = () => world().salon.admin;
    const start = async (): Promise<ApiProcess> => {
      const variables = { ...world().engines.variables, WEBHOOK_ALLOWED_HOSTS: 'loopback' };
      const worker = await startWorker({ PORT: '0', LOG_LEVEL: 'error', ...variables });
      workers.push(worker);
      return worker;
    };
    const countOf = async (condition: string): Promise<number> => {
      const sql = `select count(*)::int as count from webhook_deliveries where ${condition}`;
      return (await deliveries.execute<{ count: number }>(sql))[0]?.count ?? 0;
    };
    const record = (): Promise<unknown> => Promise.all(THINGS.map((thing) => deliveries.recordSteps(thing, STEPS)));

    it('deliveries of several processes are each made once, and in order, while nobody dies', async () => {
      await Promise.all([start(), start(), start()]);
      receiver.reply = () => 204;
      await admin().post(ENDPOINTS, { url: receiver.url });
      await record();
      await eventually('all are delivered', async () => (await countOf(`status = 'pending'`)) === 0);
      for (const thing of THINGS)
        expect({ thing, steps: receiver.steps('/hooks', thing) }).toEqual({ thing, steps: STEPS });
    });

    it('deliveries of processes that are killed are made again, in order, and none is lost', async () => {
      const doomed = await Promise.all([start(), start()]);
      let answered = 0;
      // Some are killed before they hear of the acknowledgement, some before there is one.
      receiver.reply = () => (++answered % 5 === 0 ? 'none' : 204);
      await admin().post(ENDPOINTS, { url: receiver.url });
      await record();
      await eventually('an attempt hangs', () => answered >= 5);
      await Promise.all(doomed.map((worker) => worker.kill()));
      const claimed = await countOf('claim is not null');
      expect(claimed).toBeGreaterThan(0);
      expect(await countOf(`status = 'pending'`)).toBeGreaterThan(claimed);
      receiver.reply = () => 204;
      await start();
      // As if half a minute had passed.
      await deliveries.execute(`update webhook_deliveries set due_at = now() where claim is not null`);
      await deliveries.pass(Infinity);
      await eventually('all are delivered', async () => (await countOf(`status = 'pending'`)) === 0);
      for (const thing of THINGS) {
        const steps = receiver.steps('/hooks', thing);
        expect({ thing, inOrder: steps.every((step, n) => n === 0 || Number(steps[n - 1]) <= Number(step)) }).toEqual({
          thing,
          inOrder: true,
        });
        expect(new Set(steps)).toEqual(new Set(STEPS));
      }
    });

    it('a claim keeps others away until it ends', async () => {
      receiver.reply = () => 204;
      await admin().post(ENDPOINTS, { url: receiver.url });
      await deliveries.recordSteps('a', [1]);
      await deliveries.execute(
        `update webhook_deliveries set claim = gen_random_uuid(), due_at = now() + interval '30 seconds'`,
      );
      await start();
      await eventually('a job has looked', () => deliveries.hasLooked());
      expect(receiver.received).toEqual([]);
      await deliveries.execute(`update webhook_deliveries set due_at = now()`);
      await deliveries.look();
      await eventually('it is delivered', async () => (await countOf(`status = 'pending'`)) === 0);
    });

    it('a worker that is stopped hands its attempts back at once, and they do not count', async () => {
      receiver.reply = () => 'none';
      await admin().post(ENDPOINTS, { url: receiver.url });
      await deliveries.recordSteps('a', [1]);
      const worker = await start();
      await eventually('it hangs', () => receiver.received.length === 1);
      await worker.stop();
      expect(await countOf('claim is null and attempts = 0 and due_at <= now()')).toBe(1);
      receiver.reply = () => 204;
      await start();
      await eventually('it is delivered', async () => (await countOf(`status = 'delivered'`)) === 1);
    });

    describe('the care of deliveries', () => {
      it('the care of deliveries removes those that are too old, and finds those that were forgotten', async () => {
        receiver.reply = () => 204;
        await admin().post(ENDPOINTS, { url: receiver.url });
        await deliveries.recordSteps('old', [1, 2]);
        await deliveries.execute(`update webhook_deliveries set created_at = now() - interval '31 days'`);
        await deliveries.recordSteps('forgotten', [1]);
        await world().engines.database?.query(`delete from pgboss.job where name = 'webhook-deliveries'`);
        await start();
        await world().app.get(DeliveryCare).run();
        await deliveries.look();
        await eventually('the forgotten one is delivered', () => receiver.steps('/hooks', 'forgotten').length === 1);
        expect(receiver.steps('/hooks', 'old')).toEqual([]);
        expect(await countOf('true')).toBe(1);
      });

      it('the care of deliveries is taken by one of the workers', async () => {
        await Promise.all([start(), start()]);
        const done = `select from pgboss.job where name = 'webhook-delivery-care' and state = 'completed'`;
        await eventually('it is done', async () => (await deliveries.execute(done)).length === 1);
        const all = `select from pgboss.job where name = 'webhook-delivery-care'`;
        expect(await deliveries.execute(all)).toHaveLength(1);
      });
    });
  },
  { synced: false, variables: { JOBS: 'off', WEBHOOK_ALLOWED_HOSTS: 'loopback' } },
);
