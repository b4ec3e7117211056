import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Deliveries } from '../../libs/webhooks/testing/deliveries';
import { Receiver } from '../../libs/webhooks/testing/receiver';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';

const ENDPOINTS = '/api/webhook-endpoints';
const EVENTS = ['booking.created', 'team.deactivated'];

onEveryEngine(
  'webhook endpoints',
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
    const create = async (body: object = {}): Promise<Json> => {
      const answer = await admin().post(ENDPOINTS, { url: receiver.url, ...body });
      expect(answer).toMatchObject({ status: 201 });
      return answer.body.data;
    };
    const logOf = async (id: number, query = ''): Promise<Answer<Json>> =>
      admin().get(`${ENDPOINTS}/${id}/deliveries${query}`);

    it('webhook endpoints tell their secret once', async () => {
      const { secret, ...endpoint } = await create({ events: EVENTS });
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      const shown = { id: expect.any(Number), url: receiver.url, events: EVENTS, active: true, failing: false };
      expect(endpoint).toEqual({ ...shown, created_at: expect.any(String) });
      const list = await admin().get(ENDPOINTS);
      expect(list.body).toEqual({ success: true, data: [endpoint], next_cursor: null });
      const patched = await admin().patch(`${ENDPOINTS}/${endpoint.id}`, { active: false });
      expect(patched.body.data).toEqual({ ...endpoint, active: false });
      for (const { text } of [list, patched]) expect(text).not.toContain(secret.slice(6));
      const [row] = await deliveries.execute<{ secret: string }>('select secret from webhook_endpoints');
      expect(row?.secret).toMatch(/^v1\./);
    });

    it('webhook endpoints want every event unless some are named', async () => {
      expect((await create()).events).toContain('callback.requested');
    });

    it.each([
      [{}, 'url'],
      [{ url: 'http://hooks.example/x' }, 'url'],
      [{ url: 'https://10.0.0.1/x' }, 'url'],
      [{ url: 'https://[::ffff:10.0.0.1]/x' }, 'url'],
      [{ url: 'https://169.254.169.254/latest/meta-data' }, 'url'],
      [{ url: 'https://2852039166/' }, 'url'],
      [{ url: 'https://redis:6379/' }, 'url'],
      [{ url: 5 }, 'url'],
      [{ url: 'https://hooks.example/', events: [] }, 'events'],
      [{ url: 'https://hooks.example/', events: ['booking.deleted'] }, 'events'],
      [{ url: 'https://hooks.example/', events: ['booking.created', 'booking.created'] }, 'events'],
      [{ url: 'https://hooks.example/', events: 'booking.created' }, 'events'],
      [{ url: 'https://hooks.example/', events: null }, 'events'],
      [{ url: 'https://hooks.example/', active: 'yes' }, 'active'],
      [{ url: 'https://hooks.example/', secret: 'whsec_mine' }, 'secret'],
    ])('webhook endpoints are not made of %j', async (body, field) => {
      const { status, body: failure } = await admin().post(ENDPOINTS, body);
      expect({ status, code: failure.code, fields: failure.details?.map((p: Json) => p.field) }).toEqual({
        status: 400,
        code: 'validation_failed',
        fields: [field],
      });
    });

    it('webhook endpoints have a URL of 2,000 characters at most', async () => {
      const url = `https://hooks.example/${'x'.repeat(2000)}`;
      expect((await admin().post(ENDPOINTS, { url })).status).toBe(400);
      expect((await admin().post(ENDPOINTS, { url: url.slice(0, 2000) })).status).toBe(201);
    });

    it('webhook endpoints are changed by the same rules, and a refused change changes nothing', async () => {
      const { id, url } = await create();
      for (const patch of [
        { url: 'https://hooks.example/other', events: [] },
        { url: 'http://hooks.example' },
        { id: 5 },
      ])
        expect((await admin().patch(`${ENDPOINTS}/${id}`, patch)).status).toBe(400);
      const moved = { url: 'https://hooks.example/new', events: ['team.deactivated'], active: false };
      expect((await admin().patch(`${ENDPOINTS}/${id}`, moved)).body.data).toMatchObject({ id, ...moved });
      expect((await admin().patch(`${ENDPOINTS}/${id}`, {})).body.data).toMatchObject({ id, ...moved });
      expect(url).toBe(receiver.url);
    });

    it('webhook endpoints are ten at most, also when they are made at the same time', async () => {
      const answers = await Promise.all(
        Array.from({ length: 14 }, () => admin().post(ENDPOINTS, { url: 'https://hooks.example/' })),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
      const refused = answers.filter(({ status }) => status === 409);
      expect(refused).toHaveLength(4);
      for (const { body } of refused) expect(body).toMatchObject({ code: 'conflict', details: { max: 10 } });
    });

    it('webhook endpoints are for administrators', async () => {
      const { id } = await create();
      for (const [method, path] of [
        ['GET', ENDPOINTS],
        ['POST', ENDPOINTS],
        ['PATCH', `${ENDPOINTS}/${id}`],
        ['DELETE', `${ENDPOINTS}/${id}`],
        ['GET', `${ENDPOINTS}/${id}/deliveries`],
        ['POST', `${ENDPOINTS}/${id}/deliveries/1/redeliver`],
      ] as const) {
        const refused = await world().salon.member.send<Json>(method, path, {});
        expect([method, path, refused.status, refused.body.message]).toEqual([
          method,
          path,
          403,
          'Only administrators can manage webhooks',
        ]);
        expect((await world().anonymous.send(method, path, {})).status).toBe(401);
      }
    });

    it('webhook endpoints that are foreign, gone or never were are refused alike', async () => {
      const { id: gone } = await create();
      // As everywhere in the settings, removing again is harmless.
      for (let again = 0; again < 2; again++) expect((await admin().delete(`${ENDPOINTS}/${gone}`)).status).toBe(204);
      const { id: foreign } = (await world().praxis.admin.post(ENDPOINTS, { url: 'https://hooks.example/' })).body.data;
      for (const id of [gone, foreign, 987_654])
        for (const [method, path] of [
          ['PATCH', ''],
          ['DELETE', ''],
          ['GET', '/deliveries'],
          ['POST', '/deliveries/1/redeliver'],
        ] as const) {
          if (id === gone && method === 'DELETE') continue;
          const refused = await admin().send<Json>(method, `${ENDPOINTS}/${id}${path}`, {
            body: method === 'PATCH' ? { active: false } : undefined,
          });
          expect([method, path, refused.status, refused.body.message]).toEqual([
            method,
            path,
            403,
            'Unauthorized access to webhook endpoint',
          ]);
        }
    });

    it('webhook endpoints leave their trace in the audit log, without URLs', async () => {
      const { id } = await create({ url: 'https://hooks.example/a-secret-path' });
      await admin().patch(`${ENDPOINTS}/${id}`, { url: 'https://hooks.example/another-secret' });
      await admin().delete(`${ENDPOINTS}/${id}`);
      const { body, text } = await admin().get('/api/audit-log?limit=3');
      expect(body.data.map((entry: Json) => [entry.action, entry.object_type, entry.object_id])).toEqual([
        ['webhook_endpoint.removed', 'webhook_endpoint', id],
        ['webhook_endpoint.updated', 'webhook_endpoint', id],
        ['webhook_endpoint.created', 'webhook_endpoint', id],
      ]);
      expect(text).not.toContain('secret');
    });

    describe('an event', () => {
      const EVENT = {
        type: 'booking.created',
        subject: 'booking:7',
        data: { id: 7, attendee: { name: 'Ünal „Ü“ Öztürk \u0000 </script>' } },
      } as const;

      it('an event arrives with a signature that the library of Standard Webhooks verifies', async () => {
        const { id, secret } = await create();
        await deliveries.record(EVENT);
        await eventually('the event arrives', () => receiver.received.length > 0);
        const [received] = receiver.received;
        const verified = new Webhook(secret).verify(received?.text ?? '', received?.headers ?? {});
        expect(verified).toEqual({ type: EVENT.type, timestamp: expect.any(String), data: EVENT.data });
        expect(Math.abs(Date.parse(received?.body.timestamp ?? '') - Date.now())).toBeLessThan(60_000);
        expect(() => new Webhook(secret).verify(`${received?.text} `, received?.headers ?? {})).toThrow('signature');
        await eventually('it is delivered', async () => (await logOf(id)).body.data[0].status === 'delivered');
        expect((await logOf(id)).body).toEqual({
          success: true,
          next_cursor: null,
          data: [
            {
              id: expect.any(Number),
              event_id: received?.headers['webhook-id'],
              type: 'booking.created',
              subject: 'booking:7',
              status: 'delivered',
              attempts: 1,
              next_attempt_at: null,
              last_attempt_at: expect.any(String),
              response_status: 204,
              error: null,
              duration_ms: expect.any(Number),
              delivered_at: expect.any(String),
              created_at: expect.any(String),
            },
          ],
        });
      });

      it('an event goes to the active endpoints that want it, and to no other company', async () => {
        const foreign = await Receiver.open();
        await world().praxis.admin.post(ENDPOINTS, { url: foreign.url });
        const wanting = await create({ events: ['booking.created'], url: `${receiver.url}/wanting` });
        const other = await create({ events: ['booking.moved'], url: `${receiver.url}/other` });
        const off = await create({ active: false, url: `${receiver.url}/off` });
        await deliveries.record(EVENT, { ...EVENT, type: 'booking.cancelled' });
        await eventually('it arrives', () => receiver.received.length > 0);
        expect((await logOf(wanting.id)).body.data).toHaveLength(1);
        for (const { id } of [other, off]) expect((await logOf(id)).body.data).toEqual([]);
        expect(receiver.received.map(({ path }) => path)).toEqual(['/hooks/wanting']);
        expect(foreign.received).toEqual([]);
        await foreign.close();
      });

      it('an event of a transaction that is rolled back is not sent', async () => {
        const { id } = await create();
        await expect(deliveries.execute('select 1 / 0')).rejects.toThrow('division');
        await expect(deliveries.record(EVENT, { ...EVENT, data: { big: 10n as never } })).rejects.toThrow('BigInt');
        expect((await logOf(id)).body.data).toEqual([]);
      });

      it('an event can be sent once more, under its id of before', async () => {
        const { id } = await create();
        await deliveries.record(EVENT);
        await eventually('it is delivered', async () => (await logOf(id)).body.data[0].status === 'delivered');
        const [delivery] = (await logOf(id)).body.data;
        const again = await admin().post(`${ENDPOINTS}/${id}/deliveries/${delivery.id}/redeliver`);
        expect(again).toMatchObject({
          status: 202,
          body: { data: { id: delivery.id, status: 'pending', attempts: 0 } },
        });
        await eventually('it arrives again', () => receiver.received.length === 2);
        expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(
          new Set([delivery.event_id]),
        );
        const second = await create();
        for (const [endpoint, n] of [
          [id, 987_654],
          [second.id, delivery.id],
        ]) {
          const refused = await admin().post(`${ENDPOINTS}/${endpoint}/deliveries/${n}/redeliver`);
          expect([refused.status, refused.body.message]).toEqual([403, 'Unauthorized access to webhook delivery']);
        }
        await admin().patch(`${ENDPOINTS}/${id}`, { active: false });
        const off = await admin().post(`${ENDPOINTS}/${id}/deliveries/${delivery.id}/redeliver`);
        expect([off.status, off.body.code]).toEqual([409, 'conflict']);
        expect((await admin().post(`${ENDPOINTS}/${id}/deliveries/x/redeliver`)).status).toBe(400);
      });

      it('an event says that a team was switched off, by an administrator or because Cal.com lists it no more', async () => {
        expect((await admin().post('/api/calcom/teams/sync')).status).toBe(200);
        await create({ events: ['team.deactivated'] });
        const [first, second] = (await admin().get('/api/calcom/teams')).body.data;
        for (const is_active of [false, false, true])
          await admin().patch(`/api/calcom/teams/${first.id}`, { is_active, name: 'Filiale' });
        await eventually('the first is told', () => receiver.received.length === 1);
        world().sandbox.store.removeTeam(second.calcom_team_id);
        expect((await admin().post('/api/calcom/teams/sync')).body.deactivated).toBe(1);
        await eventually('the second is told', () => receiver.received.length === 2);
        expect(receiver.received.map(({ body }) => [body.type, body.data])).toEqual([
          [
            'team.deactivated',
            { id: first.id, name: 'Filiale', calcom_team_id: first.calcom_team_id, is_listed: true },
          ],
          [
            'team.deactivated',
            { id: second.id, name: second.name, calcom_team_id: second.calcom_team_id, is_listed: false },
          ],
        ]);
      });

      it('events are listed a page at a time, the newest first', async () => {
        const { id } = await create({ active: false });
        await admin().patch(`${ENDPOINTS}/${id}`, { active: true });
        receiver.reply = () => 'none';
        await deliveries.recordSteps('a', [1, 2, 3, 4, 5]);
        const all = (await logOf(id)).body.data.map((delivery: Json) => delivery.id);
        expect(all).toEqual([...all].toSorted((a, b) => b - a));
        const paged: number[] = [];
        for (let cursor: string | null = ''; cursor !== null;) {
          const { body }: Answer<Json> = await logOf(id, `?limit=2${cursor && `&cursor=${cursor}`}`);
          paged.push(...body.data.map((delivery: Json) => delivery.id));
          cursor = body.next_cursor;
        }
        expect(paged).toEqual(all);
        expect((await logOf(id, '?limit=0')).status).toBe(400);
        expect((await logOf(id, '?cursor=x')).status).toBe(400);
      });

      it('events that wait are removed with their endpoint', async () => {
        const { id } = await create();
        receiver.reply = () => 500;
        await deliveries.record(EVENT);
        await eventually('it fails', async () => (await logOf(id)).body.data[0].response_status === 500);
        await admin().delete(`${ENDPOINTS}/${id}`);
        expect(await deliveries.rows()).toEqual([]);
      });
    });
  },
  { synced: false, variables: { WEBHOOK_ALLOWED_HOSTS: 'loopback' } },
);
