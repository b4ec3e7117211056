import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import { CompaniesService, TenantDatabase, type TenantContext } from '@app/tenancy';
import { BERLIN, BERLIN_SPECIAL, book, day, ERIKA, freeSlots, MAX, MUNICH, teamId } from '../../../../test/api/steps';
import { asOwner } from '../../../../test/support/as-owner';
import type { Json } from '../../../../test/support/client';
import { onEveryEngine } from '../../../../test/support/on-every-engine';
import { BookingStore, type Outcome } from './booking-store';
import { Booking } from './booking.entity';

interface Stored {
  type: string;
  subject: string;
  data: Json;
}

const CONFIRMED: Outcome = { status: 'confirmed', cause: 'answered', action: 'booking.created' };

onEveryEngine('outgoing events of bookings', (world) => {
  let tenant: TenantContext;
  let store: BookingStore;
  let weeks = 1;

  beforeAll(async () => {
    const { app, salon } = world();
    store = app.get(BookingStore);
    tenant = await app.get(CompaniesService).contextFor(salon.id);
    const endpoint = await salon.admin.post('/api/webhook-endpoints', {
      url: 'https://hooks.salon-kessler.example/in',
    });
    expect(endpoint.status).toBe(201);
  });
  beforeEach(() => void weeks++);

  const member = () => world().salon.member;
  const stored = async (id: number): Promise<Stored[]> => {
    const rows = await asOwner<{ type: string; subject: string; body: string }>(
      world(),
      `select type, subject, body from webhook_deliveries where subject = 'booking:${id}' order by id`,
    );
    return rows.map(({ body, ...row }) => ({ ...row, data: JSON.parse(body).data }));
  };
  const typesOf = async (id: number): Promise<string[]> => (await stored(id)).map(({ type }) => type);
  const shown = async (id: number): Promise<Json> => (await member().get(`/api/bookings/${id}`)).body.data;
  const appointment = async (team = MUNICH.team, eventType = MUNICH.men, attendee = ERIKA): Promise<Json> => {
    const { at } = await freeSlots(world().salon, team, eventType, day(weeks));
    const { status, body } = await book(world().salon, { ...at(0), attendee });
    expect(status).toBe(201);
    return body.data;
  };
  /** As another process has read it. */
  const read = (id: number): Promise<Booking> =>
    world().app.get(TenantDatabase).forTenant(tenant).findOneOrFail(Booking, { id });
  /** A booking that is being sent, without Cal.com. */
  const pending = async (isKeyed = false): Promise<Booking> => {
    const [startAt, endAt] = ['10', '11'].map((hour) => new Date(`${day(weeks)}T${hour}:00:00Z`)) as [Date, Date];
    const attendee = { name: 'Erika', email: 'erika@example.org', timezone: 'Europe/Berlin', language: 'de' } as const;
    const facts = { calcomEventTypeId: MUNICH.men, operationId: randomUUID(), startAt, endAt, attendee };
    const team = await teamId(world().salon, MUNICH.team);
    const em = world().app.get(TenantDatabase).forTenant(tenant);
    const more = { teamId: team, title: 'Cut', metadata: {}, source: 'api', isKeyed } as const;
    return em.transactional((inner) => store.add(inner as SqlEntityManager, tenant, { ...facts, ...more }));
  };

  it('outgoing events of bookings tell in order how one was made, moved and cancelled, as the API shows it', async () => {
    const { id, ...made } = await appointment();
    const created = await shown(id);
    const { at } = await freeSlots(world().salon, MUNICH.team, MUNICH.men, day(weeks, 2));
    const moved = await member().post(`/api/bookings/${id}/reschedule`, { start: at(1).start });
    const cancelled = await member().post(`/api/bookings/${id}/cancel`, {});
    expect(await stored(id)).toEqual([
      { type: 'booking.created', subject: `booking:${id}`, data: created },
      { type: 'booking.moved', subject: `booking:${id}`, data: moved.body.data },
      { type: 'booking.cancelled', subject: `booking:${id}`, data: cancelled.body.data },
    ]);
    expect(made.uid).toBe(created.uid);
  });

  it('outgoing events of bookings tell that one waits for its host, and what that one says', async () => {
    const ids: number[] = [];
    for (const attendee of [ERIKA, MAX]) {
      weeks++;
      ids.push((await appointment(BERLIN.team, BERLIN_SPECIAL.onApproval, attendee)).id);
    }
    const [granted = 0, refused = 0] = ids;
    await store.settle(tenant, await read(granted), { status: 'confirmed', cause: 'told by Cal.com' });
    await store.settle(tenant, await read(refused), { status: 'rejected', cause: 'told by Cal.com' });
    expect(await typesOf(granted)).toEqual(['booking.requested', 'booking.confirmed']);
    expect(await typesOf(refused)).toEqual(['booking.requested', 'booking.rejected']);
  });

  it('outgoing events of bookings do not tell of attempts that came to nothing', async () => {
    for (const status of ['rejected', 'failed', 'unknown'] as const) {
      const booking = await pending();
      await store.settle(tenant, booking, { status, cause: 'slot_taken' });
      expect({ status: (await shown(booking.id)).status, types: await typesOf(booking.id) }).toEqual({
        status,
        types: [],
      });
    }
  });

  it('outgoing events of bookings are told of one that is found later, once', async () => {
    const booking = await pending();
    await store.settle(tenant, booking, { status: 'unknown', cause: 'timeout' });
    await store.settle(tenant, booking, { ...CONFIRMED, cause: 'found' });
    await store.settle(tenant, booking, { ...CONFIRMED, cause: 'found' });
    expect(await typesOf(booking.id)).toEqual(['booking.created']);
  });

  it('outgoing events of bookings are told once when several processes find out the same', async () => {
    const { id } = await pending();
    const copies = await Promise.all([read(id), read(id), read(id), read(id)]);
    await Promise.all(copies.map((copy) => store.settle(tenant, copy, CONFIRMED)));
    expect(await typesOf(id)).toEqual(['booking.created']);
    expect(copies.map(({ status, version }) => [status, version])).toEqual(copies.map(() => ['confirmed', 2]));
    const audited = await asOwner(world(), `select from audit_log where object_type = 'booking' and object_id = ${id}`);
    expect(audited).toHaveLength(1);
  });

  it('outgoing events of bookings follow what the row is, not what a process has read of it', async () => {
    const { id } = await pending();
    const [early, late] = [await read(id), await read(id)];
    await store.settle(tenant, early, { status: 'requested', cause: 'answered' });
    await store.settle(tenant, late, { ...CONFIRMED, cause: 'found' });
    expect(await typesOf(id)).toEqual(['booking.requested', 'booking.confirmed']);
    const doubtful = await read(id);
    doubtful.version--;
    await store.settle(tenant, doubtful, { status: 'unknown', cause: 'timeout' });
    expect([doubtful.status, (await shown(id)).status]).toEqual(['confirmed', 'confirmed']);
  });

  it('outgoing events of bookings are told once when several processes learn of one cancellation', async () => {
    const { id } = await appointment();
    const change = `'{"kind": "cancel", "operationId": "d5e4b3a2-0000-4000-8000-000000000000"}'`;
    await asOwner(world(), `update bookings set change = ${change} where id = ${id}`);
    const copies = await Promise.all([read(id), read(id), read(id)]);
    const outcome = { status: 'cancelled', cause: 'cancelled', action: 'booking.cancelled' } as const;
    await Promise.all(copies.map((copy) => store.endChange(tenant, copy, outcome)));
    expect(await typesOf(id)).toEqual(['booking.created', 'booking.cancelled']);
    expect(copies.map(({ status }) => status)).toEqual(copies.map(() => 'cancelled'));
  });

  it('outgoing events of bookings are not told of what is rolled back', async () => {
    const booking = await pending(true);
    const answer = (): never => {
      throw new Error('no answer');
    };
    await expect(store.settle(tenant, booking, { ...CONFIRMED, answer })).rejects.toThrow('no answer');
    expect({ status: (await shown(booking.id)).status, types: await typesOf(booking.id) }).toEqual({
      status: 'pending',
      types: [],
    });
  });

  it('outgoing events of bookings that cannot be stored leave the booking as it was', async () => {
    const booking = await pending();
    await asOwner(
      world(),
      `alter table webhook_deliveries add constraint full_disk check (subject <> 'booking:${booking.id}') not valid`,
    );
    await expect(store.settle(tenant, booking, CONFIRMED)).rejects.toThrow('full_disk');
    await asOwner(world(), 'alter table webhook_deliveries drop constraint full_disk');
    expect((await read(booking.id)).status).toBe('pending');
    await store.settle(tenant, await read(booking.id), CONFIRMED);
    expect(await typesOf(booking.id)).toEqual(['booking.created']);
  });
});
