import { assert, asyncProperty, constantFrom, array, integer } from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Deliveries } from '../../libs/webhooks/testing/deliveries';
import { Receiver } from '../../libs/webhooks/testing/receiver';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';

const ENDPOINTS = '/api/webhook-endpoints';
/** Seconds to the next attempt, after each that has failed. */
const RETRIES = [5, 60, 300, 1800, 7200, 21_600, 43_200];
/** A job waits a second at most to be fetched; beside tests that are busy it takes longer. */
const SOON_MS = 8_000;

/** What is to be seen of events of one thing: each at least once, and never an earlier one after a later one. */
const inOrder = (steps: readonly unknown[]): boolean =>
  steps.every((step, index) => index === 0 || Number(steps[index - 1]) <= Number(step));

onEveryEngine(
  'a webhook',
  (world) => {
    let receiver: Receiver;
    let deliveries: Deliveries;

    beforeAll(async () => {
      receiver = await Receiver.open();
      deliveries = new Deliveries(world().app, world().salon.id);
    });
    afterAll(() => receiver?.close());
    beforeEach(async () => {
      for (const { id } of (await admin().get(ENDPOINTS)).body.data) await admin().delete(`${ENDPOINTS}/${id}`);
      receiver.received.length = 0;
      receiver.reply = () => 204;
    });

    const admin = () => world().salon.admin;
    const create = async (path = '', company = admin()): Promise<number> =>
      (await company.post(ENDPOINTS, { url: `${receiver.url}${path}` })).body.data.id;
    const isFailing = async (): Promise<boolean> => (await admin().get(ENDPOINTS)).body.data[0].failing;
    const pending = async (): Promise<number> =>
      (await deliveries.rows()).filter(({ status }) => status === 'pending').length;

    it('a webhook that is answered 500 is sent again after 5 s, 1 min, 5 min, 30 min, 2 h, 6 h and 12 h, then given up', async () => {
      receiver.reply = () => 500;
      await create();
      await deliveries.record({ type: 'booking.created', subject: 'booking:1', data: { thing: 'a', step: 1 } });
      const waits: number[] = [];
      for (const attempt of [1, 2, 3, 4, 5, 6, 7, 8]) {
        const row = await eventually(`attempt ${attempt}`, async () => {
          const [found] = await deliveries.rows();
          return found?.attempts === attempt && found.claim === null ? found : undefined;
        });
        expect({ attempt, status: row.status, answer: row.response_status, failing: await isFailing() }).toEqual({
          attempt,
          status: attempt < 8 ? 'pending' : 'failed',
          answer: 500,
          failing: attempt === 8,
        });
        if (attempt === 8) break;
        waits.push(row.wait);
        await deliveries.pass(row.wait);
      }
      for (const [index, seconds] of RETRIES.entries()) {
        // A moment lies between the beginning of an attempt and its end, from which the wait counts.
        expect(waits[index]).toBeGreaterThanOrEqual(seconds * 0.8);
        expect(waits[index]).toBeLessThan(seconds * 1.2 + 5);
      }
      expect(receiver.received).toHaveLength(8);
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);

      receiver.reply = () => 200;
      await deliveries.record({ type: 'booking.moved', subject: 'booking:1', data: { thing: 'a', step: 2 } });
      await eventually('the next event is delivered', async () => (await pending()) === 0);
      expect(await isFailing()).toBe(false);
      expect(receiver.steps('/hooks', 'a')).toEqual([...Array(8).fill(1), 2]);
    });

    it('a webhook is not sent before its time', async () => {
      receiver.reply = () => 503;
      await create();
      await deliveries.recordSteps('a', [1]);
      await eventually('it fails', async () => (await deliveries.rows())[0]?.response_status === 503);
      await deliveries.look();
      await eventually('the job has looked', () => deliveries.hasLooked());
      expect(receiver.received).toHaveLength(1);
    });

    it('a webhook that is redirected to this machine is not followed', async () => {
      const inner = await Receiver.open();
      await create();
      for (const status of [301, 302, 303, 307, 308]) {
        receiver.reply = () => ({ status, headers: { location: inner.url } });
        await deliveries.recordSteps(`redirected ${status}`, [1]);
        await eventually('it fails', async () => (await deliveries.rows()).at(-1)?.response_status === status);
      }
      expect(inner.received).toEqual([]);
      expect(await pending()).toBe(5);
      await inner.close();
    });

    it.each(['http://0.0.0.0', 'http://[::ffff:127.0.0.1]', 'https://10.0.0.1', 'https://169.254.169.254'])(
      'a webhook does not go to %s, even if it was stored',
      async (origin) => {
        const id = await create();
        const { port } = new URL(receiver.url);
        await deliveries.execute(`update webhook_endpoints set url = '${origin}:${port}/hooks' where id = ${id}`);
        await deliveries.recordSteps(origin, [1]);
        await eventually('it fails', async () => (await deliveries.rows())[0]?.error);
        expect((await deliveries.rows())[0]).toMatchObject({ status: 'pending', response_status: null, attempts: 1 });
        // An attempt of the test before may still have been under way.
        expect(receiver.steps('/hooks', origin)).toEqual([]);
      },
    );

    it('a webhook waits while its endpoint is switched off, and is due when it is switched on or moved', async () => {
      receiver.reply = () => 500;
      const id = await create();
      await deliveries.recordSteps('a', [1, 2]);
      await eventually('it fails', async () => (await deliveries.rows())[0]?.response_status === 500);
      await admin().patch(`${ENDPOINTS}/${id}`, { active: false });
      await deliveries.pass(Infinity);
      receiver.reply = () => 200;
      await admin().patch(`${ENDPOINTS}/${id}`, { active: true, url: `${receiver.url}/moved` });
      await eventually('both are delivered', async () => (await pending()) === 0, SOON_MS);
      expect([receiver.steps('/hooks', 'a'), receiver.steps('/hooks/moved', 'a')]).toEqual([[1], [1, 2]]);
    });

    describe('beside an endpoint that hangs', () => {
      it('a webhook arrives at once, at other endpoints of the company and of others', async () => {
        receiver.reply = ({ path }) => (path.endsWith('/hangs') ? 'none' : 204);
        await create('/hangs');
        await create('/answers');
        const other = new Deliveries(world().app, world().praxis.id);
        await create('/other', world().praxis.admin);
        for (let booking = 0; booking < 30; booking++) await deliveries.recordSteps(`hung ${booking}`, [1]);
        await eventually('the endpoint hangs', () => receiver.received.some(({ path }) => path.endsWith('/hangs')));
        const begunAt = Date.now();
        await deliveries.recordSteps('late', [1, 2]);
        await other.recordSteps('late', [1, 2]);
        const haveArrived = (path: string) => () => receiver.steps(path, 'late').length === 2;
        await eventually('its own other endpoint is served', haveArrived('/hooks/answers'), SOON_MS);
        await eventually('the other company is served', haveArrived('/hooks/other'), SOON_MS);
        expect(Date.now() - begunAt).toBeLessThan(SOON_MS);
        expect(receiver.received.filter(({ path }) => path.endsWith('/hangs')).length).toBeLessThanOrEqual(4);
        const hung = await eventually('an attempt is over', async () =>
          (await deliveries.rows()).find(({ error }) => error !== null),
        );
        expect(hung).toMatchObject({ error: 'timeout', response_status: null, status: 'pending' });
        // From the first failure on, it gets one attempt at a time.
        const underWay = async (): Promise<number> =>
          (await deliveries.rows()).filter(({ claim }) => claim !== null).length;
        await eventually('one is under way', async () => (await underWay()) === 1, 30_000);
        for (const { id } of (await world().praxis.admin.get(ENDPOINTS)).body.data)
          await world().praxis.admin.delete(`${ENDPOINTS}/${id}`);
      });
    });

    describe('of several of one booking', () => {
      const THINGS = ['a', 'b', 'c'];

      /** Sends steps of several bookings to an endpoint that refuses some, until all are delivered. */
      async function send(count: number, replies: readonly number[]): Promise<void> {
        receiver.received.length = 0;
        let sent = 0;
        receiver.reply = () => replies[sent++ % replies.length] ?? 204;
        for (const { id } of (await admin().get(ENDPOINTS)).body.data) await admin().delete(`${ENDPOINTS}/${id}`);
        await create();
        const steps = Array.from({ length: count }, (_, step) => step);
        await Promise.all(THINGS.map((thing) => deliveries.recordSteps(thing, steps)));
        await eventually('all are delivered', async () => {
          await deliveries.pass(Infinity);
          await eventually('a process has looked', () => deliveries.hasLooked());
          return (await pending()) === 0;
        });
      }

      it('a webhook arrives after the earlier ones, each until it is acknowledged, whatever is answered', async () => {
        await assert(
          asyncProperty(
            integer({ min: 1, max: 5 }),
            array(constantFrom(200, 204, 500, 404, 302), { minLength: 1, maxLength: 6 }).filter((all) =>
              all.some((s) => s < 300),
            ),
            async (count, replies) => {
              await send(count, replies);
              for (const thing of THINGS) {
                const steps = receiver.steps('/hooks', thing);
                expect({ thing, steps, inOrder: inOrder(steps) }).toEqual({ thing, steps, inOrder: true });
                const { size } = new Set(steps);
                expect({ thing, size }).toEqual({ thing, size: count });
              }
            },
          ),
          { numRuns: 3, endOnFailure: true },
        );
      });

      it('a webhook that did not wait for the earlier ones would be noticed', async () => {
        await create();
        receiver.reply = ({ body }) => (body.data.step === 0 && receiver.steps('/hooks', 'a').length < 3 ? 500 : 204);
        await deliveries.recordSteps('a', [0, 1]);
        await deliveries.execute(`update webhook_deliveries set subject = null where company_id = ${world().salon.id}`);
        await eventually('all are delivered', async () => {
          await deliveries.pass(Infinity);
          await eventually('a process has looked', () => deliveries.hasLooked());
          return (await pending()) === 0;
        });
        expect(inOrder(receiver.steps('/hooks', 'a'))).toBe(false);
      });
    });
  },
  { synced: false, variables: { WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' } },
);
