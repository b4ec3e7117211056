import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { type CompanyId, TenantDatabase } from '@app/tenancy';
import type { Json } from '../support/client';
import { atCalcom, deliver, subscribe, subscribedTo } from '../support/calcom-webhooks';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { asked, BERLIN, BERLIN_SPECIAL, book, check, day, ERIKA, freeSlots, MAX, MUNICH, teamId } from './steps';

/** What the contract allows from a webhook until its change is told. */
const SOON_MS = 2000;

onEveryEngine('what is changed at Cal.com itself', (world) => {
  let weeks = 1;

  beforeAll(() => subscribe(world(), world().salon.id));
  afterEach(async () => {
    world().sandbox.faults.clear();
    await world().sandbox.webhooks.idle();
  });

  const salon = () => world().salon;
  const told = async (id: number): Promise<Json> => (await salon().member.get(`/api/bookings/${id}`)).body.data;
  const history = async (id: number): Promise<Json[]> =>
    (await salon().member.get(`/api/bookings/${id}/events`)).body.data;
  const listed = async (query: string): Promise<Json[]> =>
    (await salon().member.get(`/api/bookings?${query}`)).body.data;
  const becomes = (id: number, facts: object, withinMs = 60_000) =>
    eventually(
      JSON.stringify(facts),
      async () => {
        const booking = await told(id);
        return Object.entries(facts).every(([name, value]) => booking[name] === value) && booking;
      },
      withinMs,
    );
  const handled = (count = 0) =>
    eventually('all webhooks are handled', async () => {
      await world().sandbox.webhooks.idle();
      const [row] = await rows<{ open: string; all: string }>(
        `select count(*) filter (where status = 'pending') as open, count(*) as all from webhook_inbox`,
      );
      return Number(row?.open) === 0 && Number(row?.all) >= count;
    });
  const rows = async <Row extends object>(sql: string): Promise<Row[]> => {
    const em = world()
      .app.get(TenantDatabase)
      .forTenant({ companyId: salon().id as CompanyId });
    return em.transactional((inner) => inner.execute<Row[]>(sql));
  };
  /** An appointment of a service with one host, on a day of its own. */
  const booked = async (team = MUNICH.team, service: number = MUNICH.men, attendee = ERIKA) => {
    const slots = await freeSlots(salon(), team, service, day((weeks += 1)));
    const { status, body } = await book(salon(), { ...slots.at(0), attendee });
    expect(status).toBe(201);
    await handled();
    return { ...(body.data as Json), later: slots.at(3).start, at: slots.at };
  };
  const isFree = async (team: number, service: number, start: string): Promise<boolean> => {
    const { body } = await check(salon(), {
      team_id: await teamId(salon(), team),
      event_type_id: service,
      date: start.slice(0, 10),
    });
    return body.data.slots.some((slot: Json) => Date.parse(slot.start) === Date.parse(start));
  };

  it('every event type of every team has a webhook of its own, and a second run makes no more', async () => {
    const { sandbox } = world();
    const first = sandbox.store.webhooks.map(({ id }) => id);
    expect(first.length).toBeGreaterThan(10);
    expect(new Set(sandbox.store.webhooks.map(({ secret }) => secret)).size).toBe(first.length);
    sandbox.calls.reset();
    expect(await subscribe(world(), salon().id)).toBe(first.length);
    expect(sandbox.store.webhooks.map(({ id }) => id)).toEqual(first);
    expect(asked(world(), 'listTeamEventTypeWebhooks')).toBe(0);
  });

  it('an appointment cancelled at Cal.com is cancelled here within two seconds, and its time is free again', async () => {
    const { id, uid, start } = await booked();
    expect(await isFree(MUNICH.team, MUNICH.men, start)).toBe(false);
    expect(await isFree(MUNICH.team, MUNICH.women, start)).toBe(false);
    await atCalcom(world(), `/${uid}/cancel`, { cancellationReason: 'Ill' });
    await becomes(id, { status: 'cancelled' }, SOON_MS);
    expect((await history(id)).at(-1)).toMatchObject({
      from: 'confirmed',
      to: 'cancelled',
      cause: 'webhook',
      by: 'calcom',
    });
    expect(await isFree(MUNICH.team, MUNICH.men, start)).toBe(true);
    expect(await isFree(MUNICH.team, MUNICH.women, start)).toBe(true);
  });

  it('an appointment moved at Cal.com, and moved again, keeps its id and gets its new time', async () => {
    const { id, uid, start, at } = await booked();
    const first = await atCalcom(world(), `/${uid}/move`, { start: new Date(at(3).start).toISOString() });
    const second = await atCalcom(world(), `/${first.uid}/move`, { start: new Date(at(5).start).toISOString() });
    const now = await becomes(id, { uid: second.uid, status: 'confirmed' });
    expect(Date.parse(now.start)).toBe(Date.parse(at(5).start));
    expect(await isFree(MUNICH.team, MUNICH.men, start)).toBe(true);
    expect(await isFree(MUNICH.team, MUNICH.men, at(5).start)).toBe(false);
  });

  it('a host of Cal.com’s confirms or refuses what was requested here', async () => {
    const asks = await booked(BERLIN.team, BERLIN_SPECIAL.onApproval);
    expect(asks.status).toBe('requested');
    await atCalcom(world(), `/${asks.uid}/confirm`);
    await becomes(asks.id, { status: 'confirmed' });
    const refused = await booked(BERLIN.team, BERLIN_SPECIAL.onApproval, MAX);
    await atCalcom(world(), `/${refused.uid}/reject`);
    await becomes(refused.id, { status: 'rejected' });
  });

  it('other hosts, and people who did not come, become part of the appointment and its history', async () => {
    const { id, uid, hosts } = await booked(BERLIN.team, BERLIN.men);
    const other = world().sandbox.store.hosts.find(({ name }) => name !== hosts[0].name);
    await atCalcom(world(), `/${uid}/reassign`, { hostIds: [other?.userId] });
    await eventually('the host is another', async () => (await told(id)).hosts[0].name === other?.name);
    await atCalcom(world(), `/${uid}/no-show`);
    await eventually('nobody came', async () => (await history(id)).at(-1)?.cause === 'no_show');
    expect((await history(id)).map(({ cause, to }) => [cause, to]).slice(-2)).toEqual([
      ['reassigned', 'confirmed'],
      ['no_show', 'confirmed'],
    ]);
  });

  it('a host’s wish for another time is no cancellation, and the attendee’s choice moves the appointment', async () => {
    const { id, uid, at } = await booked();
    await atCalcom(world(), `/${uid}/request-reschedule`);
    await eventually('it is known', async () => (await history(id)).at(-1)?.cause === 'reschedule_requested');
    expect(await told(id)).toMatchObject({ status: 'confirmed', uid });
    const moved = await atCalcom(world(), `/${uid}/move`, { start: new Date(at(4).start).toISOString() });
    await becomes(id, { status: 'confirmed', uid: moved.uid });
  });

  it('an appointment made at Cal.com becomes one here, with its person and an outgoing webhook', async () => {
    const start = new Date(
      (await freeSlots(salon(), MUNICH.team, MUNICH.men, day((weeks += 1)))).at(2).start,
    ).toISOString();
    const attendee = { name: 'Rosa Berg', email: 'rosa@example.org', timeZone: 'Europe/Berlin', language: 'de' };
    const made = await atCalcom(world(), '', { eventTypeId: MUNICH.men, start, attendee });
    await handled();
    const [booking] = await listed('source=calcom');
    expect(booking).toMatchObject({
      uid: made.uid,
      status: 'confirmed',
      source: 'calcom',
      team_id: await teamId(salon(), MUNICH.team),
      event_type_id: MUNICH.men,
      attendee: { name: 'Rosa Berg', email: 'rosa@example.org', timezone: 'Europe/Berlin', language: 'de' },
      code: expect.stringMatching(/^[A-Z2-9]{8}$/),
    });
    expect(Date.parse(booking.start)).toBe(Date.parse(start));
    expect((await salon().member.post(`/api/bookings/${booking.id}/cancel`, {})).body.data.status).toBe('cancelled');
    expect(world().sandbox.store.bookings.get(made.uid)?.status).toBe('cancelled');
  });

  it('seats of a shared booking are appointments of their own', async () => {
    const { id, uid, start } = await booked(BERLIN.team, BERLIN_SPECIAL.group);
    const attendee = { name: 'Rosa Berg', email: 'rosa@example.org', timeZone: 'Europe/Berlin' };
    const wanted = { eventTypeId: BERLIN_SPECIAL.group, start: new Date(start).toISOString(), attendee };
    const made = await atCalcom(world(), '', wanted);
    expect(made.uid).toBe(uid);
    const other = await eventually('the seat has a row', async () =>
      (await listed(`source=calcom&from=${encodeURIComponent(start)}`)).find((one) => one.uid === uid),
    );
    await atCalcom(world(), `/${uid}/cancel`, { seatUid: made.seatUid, cancellationReason: 'Ill' });
    await becomes(other.id, { status: 'cancelled' });
    expect((await told(id)).status).toBe('confirmed');
  });

  it('events that come late, twice and in another order leave what Cal.com has', async () => {
    const { sandbox } = world();
    const { id, uid, at } = await booked();
    const fault = (name: 'webhook-out-of-order' | 'webhook-doubled' | 'webhook-skewed') =>
      sandbox.faults.add({ name, times: 1 });
    fault('webhook-out-of-order');
    const first = await atCalcom(world(), `/${uid}/move`, { start: new Date(at(3).start).toISOString() });
    fault('webhook-skewed');
    const second = await atCalcom(world(), `/${first.uid}/move`, { start: new Date(at(5).start).toISOString() });
    await handled();
    await becomes(id, { uid: second.uid });
    fault('webhook-doubled');
    await atCalcom(world(), `/${second.uid}/cancel`, { cancellationReason: 'Ill' });
    await becomes(id, { status: 'cancelled' });
    await handled();
    expect((await history(id)).map(({ to }) => to)).toEqual(['pending', 'confirmed', 'confirmed', 'cancelled']);
  });

  it('old events that are sent again undo nothing', async () => {
    const { sandbox, url } = world();
    const { id, uid, at } = await booked();
    const moved = await atCalcom(world(), `/${uid}/move`, { start: new Date(at(3).start).toISOString() });
    await becomes(id, { uid: moved.uid });
    await handled();
    const before = await told(id);
    const old = sandbox.webhooks.sent.filter((sent) => [uid, moved.uid].includes(sent.uid));
    for (const { body } of old) {
      const later = JSON.stringify({ ...JSON.parse(body), createdAt: new Date(Date.now() + 60_000).toISOString() });
      for (const raw of [body, later])
        expect((await deliver(url, subscribedTo(world(), MUNICH.men), raw)).status).toBe(204);
    }
    await handled();
    expect(await told(id)).toEqual(before);
  });

  it('an own booking is heard of without another row, also where its answer was lost', async () => {
    const { sandbox } = world();
    const slots = await freeSlots(salon(), MUNICH.team, MUNICH.men, day((weeks += 1)));
    sandbox.faults.add({ name: 'lost', times: 1 });
    sandbox.faults.add({ name: 'error-500', operation: 'listBookings', times: 3 });
    const { status, body } = await book(salon(), { ...slots.at(0), attendee: ERIKA });
    // No look at it: the webhook alone has it found, mostly before the caller is answered.
    expect([201, 202]).toContain(status);
    await eventually('it is adopted', async () => {
      const [row] = await rows<{ status: string }>(`select status from bookings where id = ${body.data.id}`);
      return row?.status === 'confirmed';
    });
    await handled();
    const there = await listed(`from=${encodeURIComponent(slots.at(0).start)}`);
    expect(there.filter(({ start }) => Date.parse(start) === Date.parse(slots.at(0).start))).toHaveLength(1);
  });

  it('changes from here come back as events that cost no question at Cal.com', async () => {
    const { id, at } = await booked();
    await handled();
    // The looks for doubles, which come a while after each booking, ask as well.
    await rows('delete from booking_checks returning booking_id');
    world().sandbox.calls.reset();
    await salon().member.post(`/api/bookings/${id}/reschedule`, { start: at(3).start });
    await salon().member.post(`/api/bookings/${id}/cancel`, {});
    await handled();
    expect(asked(world(), 'getBooking') + asked(world(), 'listBookings')).toBeLessThanOrEqual(1);
    expect((await told(id)).status).toBe('cancelled');
  });

  it('an event type of another company makes no row, whoever tells of it', async () => {
    const { url, sandbox } = world();
    const before = await listed('source=calcom');
    const foreign = {
      triggerEvent: 'BOOKING_CREATED',
      createdAt: new Date().toISOString(),
      payload: {
        uid: 'foreign-uid',
        eventTypeId: sandbox.store.eventTypes.find(({ teamId: team }) => team === 51_877)?.id,
        startTime: '2030-01-07T09:00:00Z',
        endTime: '2030-01-07T09:30:00Z',
        status: 'ACCEPTED',
        attendees: [{ name: 'Rosa', email: 'rosa@example.org' }],
      },
    };
    expect((await deliver(url, subscribedTo(world(), MUNICH.men), foreign)).status).toBe(204);
    await handled();
    expect(await listed('source=calcom')).toEqual(before);
  });

  it('what Cal.com tells while it cannot be asked is handled when it can', async () => {
    const { sandbox } = world();
    const { id, uid, at } = await booked();
    sandbox.faults.add({ name: 'error-500', operation: 'getBooking', times: 3 });
    const moved = await atCalcom(world(), `/${uid}/move`, { start: new Date(at(3).start).toISOString() });
    await becomes(id, { uid: moved.uid });
  });
});
