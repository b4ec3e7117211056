import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Answer, ApiClient, type Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onServers } from '../support/on-every-engine';
import { notRun } from '../support/engine-kinds';
import { NGINX_MISSING, type PrivateNginx, startNginx } from '../support/private-nginx';
import { freePort } from '../support/private-redis';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, startApi } from '../support/programs';
import { day, freeSlots, HAMBURG } from '../api/steps';

const TEAMS = '/api/calcom/teams';
const PROCESSES = 3;
/** Milliseconds: how long Cal.com takes for a booking, and how often callers book and read. */
const BOOKING_MS = 3000;
const BOOK_EVERY_MS = 300;
const READ_EVERY_MS = 15;
/** After this, a booking whose caller was told to ask again is settled. */
const SETTLED_MS = 30_000;
/** As a deployment may rely on it. */
const MAX_STOP_MS = 15_000;

onServers('a rolling restart of three processes under load', (world) => {
  if (NGINX_MISSING) return notRun('a rolling restart under load', NGINX_MISSING);
  let ports: number[];
  let processes: ApiProcess[] = [];
  let nginx: PrivateNginx;
  let wishes: { team_id: number; event_type_id: number; start: string }[];

  const start = (port = 0): Promise<ApiProcess> =>
    startApi({
      ...world().engines.variables,
      CALCOM_BASE_URL: world().sandbox.url,
      THROTTLE_PER_MINUTE: '1000000',
      PORT: String(port),
      STOP_NOTICE_MS: '2000',
    });

  beforeAll(async () => {
    await ensureProductionBuild();
    ports = await Promise.all(Array.from({ length: PROCESSES }, () => freePort()));
    processes = await Promise.all(ports.map(start));
    nginx = await startNginx(ports.map((port) => `127.0.0.1:${port}`));
    const days = await Promise.all(
      Array.from({ length: 24 }, (_, n) => freeSlots(world().salon, HAMBURG.team, HAMBURG.men, day(6 + n, 3))),
    );
    // Every other slot, so that no two bookings compete for a time.
    wishes = days.flatMap(({ at, slots }) => slots.flatMap((_, n) => (n % 2 === 0 ? [at(n)] : [])));
  });

  afterAll(async () => {
    await nginx?.close();
    await Promise.all(processes.map((api) => api.stop()));
  });

  it('a rolling restart fails no request, and leaves no booking unknown', async () => {
    const client = new ApiClient(nginx.url, world().salon.memberToken);
    const reads: Promise<Answer<Json>>[] = [];
    const bookings: Promise<Answer<Json>>[] = [];
    world().sandbox.faults.add({ operation: 'createBooking', delayMs: BOOKING_MS });
    const reading = setInterval(() => void reads.push(client.get(TEAMS)), READ_EVERY_MS);
    const booking = setInterval(() => {
      const n = bookings.length;
      const wish = wishes[n];
      if (!wish) return;
      const attendee = { name: `Guest ${n}`, email: `guest${n}@example.org` };
      bookings.push(client.post('/api/bookings', { ...wish, attendee }));
    }, BOOK_EVERY_MS);

    const stops: number[] = [];
    try {
      for (const [n, port] of ports.entries()) {
        const begun = performance.now();
        await processes[n]?.stop();
        stops.push(performance.now() - begun);
        processes[n] = await start(port);
      }
    } finally {
      clearInterval(booking);
      clearInterval(reading);
      await Promise.allSettled([...reads, ...bookings]);
      world().sandbox.faults.reset();
    }

    const [answers, booked] = [await Promise.all(reads), await Promise.all(bookings)];
    expect(answers.length).toBeGreaterThan(100);
    expect(booked.length).toBeGreaterThan(20);
    expect(booked.length).toBeLessThan(wishes.length);
    expect(answers.filter(({ status }) => status !== 200).map(({ status, text }) => [status, text])).toEqual([]);
    // 202: on a slow machine a booking takes longer than a caller waits for.
    const failed = booked.filter(({ status }) => status !== 201 && status !== 202);
    expect(failed.map(({ status, text }) => [status, text])).toEqual([]);
    expect(Math.max(...stops)).toBeLessThan(MAX_STOP_MS);

    const rows = await eventually(
      'every booking is confirmed',
      async () => {
        const all = await world().engines.database?.query<Json>(
          'select status, calcom_booking_uid as uid from bookings',
        );
        return all?.every(({ status }) => status === 'confirmed') ? all : undefined;
      },
      SETTLED_MS,
    );
    expect(rows.length).toBe(booked.length);
    expect(rows.map(({ uid }) => uid).toSorted()).toEqual(
      [...world().sandbox.store.bookings.values()].map(({ uid }) => uid).toSorted(),
    );
  });
});
