import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Jobs } from '@app/common';
import { MaintenanceMode } from '@app/maintenance';
import { CallLog } from '@app/retell';
import { Reconciling } from '@app/booking';
import { Retention } from '@app/tenancy';
import { asOwner } from '../support/as-owner';
import { ApiClient } from '../support/client';
import { deliver, subscribe, subscribedTo } from '../support/calcom-webhooks';
import { eventually } from '../support/eventually';
import { callTool } from '../support/mcp';
import { onEveryEngine } from '../support/on-every-engine';
import { callTo, signed } from '../support/retell';
import { book, bookingOf, findOffer, nextMonday, type Offer } from '../support/road';
import { PASSWORD } from '../support/test-company';

const READ_ONLY = { status: 503, body: { success: false, code: 'read_only' } };

onEveryEngine('maintenance', (world) => {
  let mode: MaintenanceMode;
  let offer: Offer;
  let bookingId: number;

  const count = async (table: string): Promise<number> =>
    (await asOwner<{ count: number }>(world(), `select count(*)::int as count from ${table}`))[0]?.count ?? -1;

  beforeAll(async () => {
    mode = world().app.get(MaintenanceMode);
    await subscribe(world(), world().salon.id);
    offer = await findOffer(world().salon);
    bookingId = (await book(world().salon, offer)).body.data.id;
  });
  beforeEach(async () => expect(await mode.turn(true)).toMatch(/^\d{4}-/));
  afterEach(async () => expect(await mode.turn(false)).toBeNull());

  it('maintenance refuses what users would change, with 503 and when to try again', async () => {
    const { admin, member } = world().salon;
    const refused = [
      await member.post('/api/bookings', bookingOf(offer, 1)),
      await member.post('/api/retell/book-appointment', bookingOf(offer, 1)),
      await member.post('/api/retell/request-callback', { phone: '+4930901820' }),
      await member.post(`/api/bookings/${bookingId}/cancel`),
      await member.post(`/api/bookings/${bookingId}/reschedule`, { start: offer.starts[2] }),
      await admin.patch(`/api/calcom/teams/${offer.teamId}`, { name: 'Another' }),
      await admin.post('/api/calcom/teams/sync'),
      await admin.post('/api/branches', { name: 'Mitte' }),
      await admin.post('/api/tokens', { name: 'another' }),
      await admin.delete('/api/users/999999'),
    ];
    for (const answer of refused.slice(0, -1)) {
      expect(answer).toMatchObject(READ_ONLY);
      expect(answer.headers.get('retry-after')).toBe('60');
    }
    // What is not the caller's is told as ever.
    expect(refused.at(-1)?.status).toBe(403);
    await mode.turn(false);
    expect((await member.post('/api/retell/book-appointment', bookingOf(offer, 1))).status).toBe(201);
  });

  it('maintenance lets users read, from the cache and without it', async () => {
    const { member, admin } = world().salon;
    for (let round = 0; round < 2; round++) {
      const answers = [
        await member.get('/api/calcom/teams'),
        await member.get('/api/bookings'),
        await member.get(`/api/bookings/${bookingId}`),
        await member.get(
          `/api/retell/check-availability?team_id=${offer.teamId}&event_type_id=${offer.eventTypeId}&date=${nextMonday(2)}`,
        ),
        await member.post('/api/retell/check-availability', {
          team_id: offer.teamId,
          event_type_id: offer.eventTypeId,
          date: nextMonday(2),
        }),
        await member.post('/api/retell/list-teams', {}),
        await admin.get('/api/audit-log'),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    }
  });

  it('maintenance tells a stranger nothing', async () => {
    expect((await world().anonymous.post('/api/bookings', {})).status).toBe(401);
  });

  it('maintenance lets users sign in and out', async () => {
    const { anonymous, salon } = world();
    const { status, body } = await anonymous.post('/api/auth/tokens', { email: salon.adminEmail, password: PASSWORD });
    expect(status).toBe(201);
    const own = new ApiClient(world().url, body.data.token);
    expect((await own.get('/api/auth/me')).status).toBe(200);
    expect((await own.delete('/api/auth/tokens/current')).status).toBe(204);
    expect((await own.get('/api/auth/me')).status).toBe(401);
  });

  it('maintenance lets voice agents ask, and says in words that nothing can be entered', async () => {
    const { salon, praxis } = world();
    const asked = await salon.call('/api/retell/check-availability', {
      event_type_id: offer.eventTypeId,
      team_id: offer.teamId,
      date: nextMonday(2),
    });
    expect(asked).toMatchObject({ status: 200, body: { ok: true } });
    const bookings = await count('bookings');
    const wish = { event_type_id: offer.eventTypeId, team_id: offer.teamId, start: offer.starts[3], name: 'Erika' };
    expect(await salon.call('/api/retell/book-appointment', wish)).toMatchObject({
      status: 200,
      body: { ok: false, reason: 'upstream_down', say: expect.stringContaining('gewartet') },
    });
    // Nothing is promised that cannot be noted either.
    expect(await praxis.call('/api/retell/request-callback', { phone: '+4930901820' })).toMatchObject({
      status: 200,
      body: { ok: false, reason: 'upstream_down', say: expect.stringContaining('maintained') },
    });
    const { agent } = salon;
    const arriving = { event: 'call_inbound', call_inbound: { agent_id: agent.agentId, to_number: agent.phoneNumber } };
    expect((await signed(world().url, '/api/webhooks/retell/inbound', arriving, agent)).status).toBe(200);
    expect([await count('bookings'), await count('callbacks')]).toEqual([bookings, 0]);
  });

  it('maintenance lets models ask, and says in words that nothing can be booked', async () => {
    const { member } = world().salon;
    expect((await callTool(member, 'list_teams', {})).body.result.structuredContent).toMatchObject({ ok: true });
    const { body } = await callTool(member, 'book_appointment', {
      event_type_id: offer.eventTypeId,
      team_id: offer.teamId,
      start: offer.starts[3],
      name: 'Erika',
    });
    expect(body.result.structuredContent).toMatchObject({ ok: false, reason: 'upstream_down' });
  });

  it('maintenance refuses webhooks, so that their senders keep them', async () => {
    const { salon, url } = world();
    const before = await count('webhook_inbox');
    const event = { triggerEvent: 'BOOKING_CREATED', createdAt: new Date().toISOString(), payload: { uid: 'a-uid' } };
    const told = await deliver(url, subscribedTo(world(), offer.eventTypeId), event);
    expect(told).toMatchObject(READ_ONLY);
    const ended = { event: 'call_ended', call: callTo(salon.agent, 'call_of_maintenance') };
    const heard = await signed(url, '/api/webhooks/retell', ended, salon.agent);
    expect(heard).toMatchObject(READ_ONLY);
    expect(heard.headers.get('retry-after')).toBe('60');
    expect([await count('webhook_inbox'), await count(`retell_calls where call_id = 'call_of_maintenance'`)]).toEqual([
      before,
      0,
    ]);
  });

  it('the call log is written after maintenance', async () => {
    const calls = world().app.get(CallLog);
    await calls.flush();
    await world().salon.call('/api/retell/current-time', {}, { call_id: 'call_logged_later' });
    await calls.flush();
    expect(await count(`retell_calls where call_id = 'call_logged_later'`)).toBe(0);
    await mode.turn(false);
    await calls.flush();
    expect(await count(`retell_calls where call_id = 'call_logged_later'`)).toBe(1);
  });

  it('maintenance pauses background jobs, and they go on afterwards', async () => {
    const jobs = world().app.get(Jobs);
    await eventually('jobs pause', () => jobs.isPaused);
    const runs = () =>
      count(`pgboss.job where name = '${Retention.queue.name}' and state = 'created' and data ->> 'of' = 'test'`);
    await asOwner(
      world(),
      `insert into pgboss.job (name, data) values ('${Retention.queue.name}', '{"of": "test"}') returning id`,
    );

    expect(await runs()).toBe(1);
    await mode.turn(false);
    await eventually('jobs go on', () => !jobs.isPaused);
    await eventually('the job is done', async () => (await runs()) === 0);
  });

  it('maintenance leaves open bookings as they are, also for the reconciler', async () => {
    await eventually('jobs pause', () => world().app.get(Jobs).isPaused);
    const due = () => count(`booking_checks where due_at < now() - interval '1 day'`);
    await asOwner(world(), `update booking_checks set due_at = now() - interval '2 days' returning booking_id`);
    expect(await due()).toBeGreaterThan(0);
    expect(await world().app.get(Reconciling).settleDue()).toBe(0);
    expect(await due()).toBeGreaterThan(0);
    await mode.turn(false);
    await eventually('they are settled', async () => (await due()) === 0);
  });

  it('maintenance is told by the status and by the readiness of the service, which stays ready', async () => {
    const { salon, anonymous } = world();
    expect((await salon.admin.get('/api/status')).body.data.read_only_since).toBe(await mode.since());
    expect(await anonymous.get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'up', read_only: true },
    });
    await mode.turn(false);
    expect((await salon.admin.get('/api/status')).body.data.read_only_since).toBeNull();
    expect((await anonymous.get('/health/ready')).body.read_only).toBe(false);
  });

  it('maintenance keeps the moment of its beginning when it is switched on again', async () => {
    const since = await mode.since();
    expect(await mode.turn(true)).toBe(since);
  });
});
