import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { CompaniesService } from '@app/tenancy';
import { PRAXIS_KEY, SALON_KEY } from '../../apps/calcom-sandbox/src';
import { RefusedKeys } from '../../libs/tenancy/src/companies/refused-keys';
import { Deliveries } from '../../libs/webhooks/testing/deliveries';
import { Receiver } from '../../libs/webhooks/testing/receiver';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { check, day, ERIKA, freeSlots, MUNICH, teamId } from './steps';

onEveryEngine(
  'the Cal.com key',
  (world) => {
    /** Redirects to the stand-in, and so is none itself. */
    let redirecting: Server;
    let team: number;
    /** Of the same person at Cal.com, and another one in each test: Cal.com's blocks outlast tests. */
    let second: string;
    let made = 0;

    beforeAll(async () => {
      team = await teamId(world().salon, MUNICH.team);
      redirecting = createServer((_, response) => response.writeHead(302, { location: world().sandbox.url }).end());
      await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
    });
    afterAll(() => void redirecting?.close());

    beforeEach(async () => {
      const { sandbox } = world();
      sandbox.reset();
      second = `cal_live_second_${(made += 1)}`;
      sandbox.store.accounts.push({ ...accountOf(SALON_KEY), apiKey: second });
      expect((await put({ calcom_key: SALON_KEY, calcom_base_url: null, force: true })).status).toBe(200);
      sandbox.calls.reset();
    });

    const admin = () => world().salon.admin;
    const put = (body: object, by = admin()): Promise<Answer<Json>> =>
      by.send('PUT', '/api/company/calcom-key', { body });
    const accountOf = (key: string) => {
      const found = world().sandbox.store.accounts.find(({ apiKey }) => apiKey === key);
      if (!found) throw new Error(`Nobody has the key ${key}`);
      return found;
    };
    const companies = () => world().app.get(CompaniesService);
    const tenant = () => companies().contextFor(world().salon.id);
    const current = async () => companies().calcomAccount(await tenant());
    const isRefused = async () => (await companies().calcomKeyState(await tenant())).isRefused;
    const entries = async (action: string): Promise<Json[]> =>
      (await admin().get(`/api/audit-log?action=${action}`)).body.data;
    const slotsOn = (weeks: number) =>
      check(world().salon, { team_id: team, event_type_id: MUNICH.men, date: day(weeks) });
    const asked = (operation: string) =>
      world()
        .sandbox.calls.recent.filter((call) => call.operation === operation)
        .map(({ accountId }) => accountId);

    it('is tried before it is stored, and tells whose it is', async () => {
      const { status, body } = await put({ calcom_key: second });
      const { name } = accountOf(SALON_KEY);
      expect([status, body]).toEqual([200, { success: true, data: { account: { name, organization: null } } }]);
      expect(await current()).toMatchObject({ apiKey: second, baseUrl: world().sandbox.url });
      expect(world().sandbox.calls.counts).toEqual({ getMe: 1 });
    });

    it('is in the audit log as replaced, without the key, and once when it is sent twice', async () => {
      const before = await entries('company.calcom_connected');
      for (let n = 0; n < 2; n++) expect((await put({ calcom_key: second })).status).toBe(200);
      const [entry, ...others] = await entries('company.calcom_connected');
      expect(others).toEqual(before);
      expect(entry).toMatchObject({
        object_type: 'company',
        object_id: world().salon.id,
        details: { changed: ['key'] },
      });
      expect(JSON.stringify(entry)).not.toContain(second);
    });

    it('is replaced by one of the company’s own Cal.com, and keeps its address until another is named', async () => {
      const own = `${world().sandbox.url}/`;
      // The stand-in by another name: ids of two servers say nothing of each other.
      const elsewhere = own.replace('127.0.0.1', 'localhost');
      const differs = await put({ calcom_key: SALON_KEY, calcom_base_url: elsewhere });
      expect([differs.status, differs.body.code]).toEqual([409, 'calcom_account_differs']);
      expect((await put({ calcom_key: SALON_KEY, calcom_base_url: elsewhere, force: true })).status).toBe(200);
      expect((await put({ calcom_key: second })).status).toBe(200);
      expect(await current()).toMatchObject({ apiKey: second, baseUrl: elsewhere.replace(/\/$/, '') });
      expect((await slotsOn(3)).status).toBe(200);
    });

    it.each([
      ['wrong', 'cal_live_of_nobody'],
      ['revoked', 'revoked'],
    ])('is not replaced by a %s one', async (_, key) => {
      const { status, body } = await put({ calcom_key: key });
      expect([status, body.code]).toEqual([422, 'calcom_key_refused']);
      expect((await current()).apiKey).toBe(SALON_KEY);
      expect(await isRefused()).toBe(false);
    });

    it.each([[{ abort: 'reset' }], [{ status: 500 }], [{ status: 524 }], [{ status: 429 }]] as const)(
      'is not replaced while Cal.com is away: %j',
      async (fault) => {
        world().sandbox.faults.add({ operation: 'getMe', apiKey: second, ...fault });
        const { status, body, headers } = await put({ calcom_key: second });
        expect([status, body.code]).toEqual([503, 'calcom_unavailable']);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        expect((await current()).apiKey).toBe(SALON_KEY);
      },
    );

    it('is not replaced by that of another account unless it is forced, also when the former is revoked', async () => {
      accountOf(SALON_KEY).apiKey = 'cal_live_renewed';
      const { status, body } = await put({ calcom_key: PRAXIS_KEY });
      const { name } = accountOf(PRAXIS_KEY);
      expect([status, body.code]).toEqual([409, 'calcom_account_differs']);
      expect(body.details).toEqual({ account: { name, organization: null } });
      expect((await current()).apiKey).toBe(SALON_KEY);
      expect((await put({ calcom_key: PRAXIS_KEY, force: true })).body.data.account.name).toBe(name);
      expect((await current()).apiKey).toBe(PRAXIS_KEY);
      const [entry] = await entries('company.calcom_connected');
      expect(entry.details).toEqual({ changed: ['key', 'account'] });
    });

    it('is taken at one and the same kind of address, and all others are refused in the same bytes, at once', async () => {
      const { port } = redirecting.address() as AddressInfo;
      const { port: open } = new URL(world().sandbox.url);
      const refused = new Map<string, unknown>();
      for (const url of [
        'http://example.com/v2',
        'https://10.0.0.1/v2',
        'https://192.168.1.1:8443/v2',
        'https://169.254.169.254/latest',
        'https://2852039166/v2',
        'https://[fd00::1]/v2',
        'https://[::ffff:10.0.0.1]/v2',
        'https://redis:6379/v2',
        'https://user:password@1.1.1.1/v2',
        'ftp://1.1.1.1/v2',
        'nonsense',
        '',
        // No Cal.com, though it may be asked.
        `http://127.0.0.1:${port}/v2`,
        `http://127.0.0.1:${open}/no/v2`,
      ]) {
        const begun = performance.now();
        const { status, body } = await put({ calcom_key: SALON_KEY, calcom_base_url: url });
        expect({ url, status }).toEqual({ url, status: 400 });
        expect(performance.now() - begun).toBeLessThan(3000);
        refused.set(url, { ...body, request_id: '' });
      }
      const [first] = refused.values();
      expect(first).toMatchObject({ code: 'validation_failed', details: [{ field: 'calcom_base_url' }] });
      for (const [url, body] of refused) expect({ url, body }).toEqual({ url, body: first });
      expect(world().sandbox.calls.counts).toEqual({});
    });

    it.each([
      [{}, 'calcom_key'],
      [{ calcom_key: '' }, 'calcom_key'],
      [{ calcom_key: 'with blank' }, 'calcom_key'],
      [{ calcom_key: 'x'.repeat(501) }, 'calcom_key'],
      [{ calcom_key: SALON_KEY, calcom_base_url: 5 }, 'calcom_base_url'],
      [{ calcom_key: SALON_KEY, force: 'yes' }, 'force'],
      [{ calcom_key: SALON_KEY, organization: 5 }, 'organization'],
    ])('is not read from %j', async (body, field) => {
      const answer = await put(body);
      expect([answer.status, answer.body.details?.[0]?.field]).toEqual([400, field]);
    });

    it('is for administrators with the ability to change settings', async () => {
      const { salon, provisioning, anonymous } = world();
      expect((await put({ calcom_key: second }, anonymous)).status).toBe(401);
      expect((await put({ calcom_key: second }, salon.member)).body).toMatchObject({
        statusCode: 403,
        message: 'Only administrators can connect Cal.com',
      });
      const email = 'reader@example.org';
      const user = await provisioning.user(salon.id, { email, role: 'admin' }).catch(() => undefined);
      if (user === undefined) return;
      const token = await provisioning.token(salon.id, user, { abilities: ['teams:write'] });
      const headers = { authorization: `Bearer ${token}` };
      const answer = await anonymous.send<Json>('PUT', '/api/company/calcom-key', {
        body: { calcom_key: second },
        headers,
      });
      expect(answer.body).toMatchObject({ statusCode: 403, message: expect.stringContaining('settings:write') });
    });

    it('is what answers belong to: those to the former one are told no more', async () => {
      const first = await slotsOn(4);
      expect((await slotsOn(4)).headers.get('x-cache')).toBe('HIT');
      await put({ calcom_key: PRAXIS_KEY, force: true });
      const then = await slotsOn(4);
      expect([then.status, then.headers.get('x-cache')]).toEqual([200, 'MISS']);
      expect((await slotsOn(4)).headers.get('x-cache')).toBe('HIT');
      expect(asked('getSlots')).toEqual([accountOf(SALON_KEY).id, accountOf(PRAXIS_KEY).id]);
      expect(first.status).toBe(200);
    });

    it('is not blocked for what the former one has done', async () => {
      await put({ calcom_key: second });
      world().sandbox.faults.add({ name: 'rate-limited', operation: 'getSlots', times: 1 });
      expect((await slotsOn(5)).status).toBe(503);
      world().sandbox.calls.reset();
      expect((await slotsOn(5)).status).toBe(503);
      expect(asked('getSlots')).toEqual([]);
      expect((await put({ calcom_key: SALON_KEY })).status).toBe(200);
      expect((await slotsOn(5)).status).toBe(200);
    });

    it('is the former one for a booking that is under way', async () => {
      const { at } = await freeSlots(world().salon, MUNICH.team, MUNICH.men, day(6));
      world().sandbox.faults.add({ operation: 'createBooking', answerDelayMs: 1000 });
      const booking = world().salon.member.post('/api/retell/book-appointment', { ...at(0), attendee: ERIKA });
      await eventually('the booking is at Cal.com', () => asked('createBooking').length === 1);
      await put({ calcom_key: PRAXIS_KEY, force: true });
      expect((await booking).status).toBe(201);
      expect(asked('createBooking')).toEqual([accountOf(SALON_KEY).id]);
    });

    it('is remembered as refused until it is replaced, and the company is told once', async () => {
      const receiver = await Receiver.open();
      const deliveries = new Deliveries(world().app, world().salon.id);
      try {
        const endpoint = await admin().post('/api/webhook-endpoints', {
          url: receiver.url,
          events: ['calcom.key_refused'],
        });
        expect(endpoint.status).toBe(201);
        accountOf(SALON_KEY).apiKey = 'cal_live_renewed';
        const answers = await Promise.all([7, 8, 9, 10].map(slotsOn));
        expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
          answers.map(() => [502, 'calcom_key_refused']),
        );
        await eventually('the refusal is remembered', isRefused);
        expect((await admin().get('/api/status')).body.data.calcom.key).toBe('refused');
        expect((await world().salon.member.get('/api/status')).body.data.calcom).not.toHaveProperty('key');
        await slotsOn(11);
        await eventually('the company is told', () => receiver.received.length > 0);
        expect(receiver.received[0]?.body).toMatchObject({
          type: 'calcom.key_refused',
          data: { refused_at: expect.stringMatching(/^\d{4}-/) },
        });
        expect((await deliveries.rows()).filter(({ type }) => type === 'calcom.key_refused')).toHaveLength(1);
        expect(await entries('company.calcom_key_refused')).toHaveLength(1);

        expect((await put({ calcom_key: second })).status).toBe(200);
        expect((await admin().get('/api/status')).body.data.calcom.key).toBe('ok');
        await admin().delete(`/api/webhook-endpoints/${endpoint.body.data.id}`);
      } finally {
        await receiver.close();
      }
    });

    it('is not held to be refused for an answer to the former one', async () => {
      const refusal = { status: 401, body: { error: { message: 'Invalid API Key' } } };
      world().sandbox.faults.add({ operation: 'getSlots', apiKey: SALON_KEY, delayMs: 1000, ...refusal });
      const late = slotsOn(12);
      await eventually('the question is at Cal.com', () => asked('getSlots').length === 1);
      await put({ calcom_key: second });
      expect((await late).body.code).toBe('calcom_key_refused');
      // Everything that it had to write is written then.
      await world().app.get(RefusedKeys).beforeApplicationShutdown();
      expect(await isRefused()).toBe(false);
    });
  },
  { variables: { WEBHOOK_ALLOWED_HOSTS: 'loopback' } },
);
