import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Answer, type Json } from '../support/client';
import { runsOf } from '../support/effort';
import { eventually } from '../support/eventually';
import { onServers } from '../support/on-every-engine';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, startApi } from '../support/programs';
import { asked, BERLIN, book, day, freeSlots, HAMBURG, heldAt, MAX } from '../api/steps';

/** As many as one key of Cal.com and one company's share of connections let go at once. */
const AT_ONCE = 5;
const ROUNDS = runsOf({ quick: 1, full: 1 });
/** After this, what a dead process left open is settled. */
const SETTLED_MS = 30_000;

/** Where the database holds a booking up until the process is dead: at a statement, or at the commit after it. */
const STATEMENTS = [
  ['while it claims the time', 'insert', 'booking_claims'],
  ['while it writes the row', 'insert', 'bookings'],
  ['while it writes the history', 'insert', 'booking_events'],
  ['while it writes the outcome', 'update', 'bookings'],
  ['while it writes the audit log', 'insert', 'audit_log'],
  ['while it keeps the answer', 'update', 'booking_attempts'],
] as const;

const COMMITS = [
  ['while it commits the row', 'insert', 'bookings'],
  ['while it commits the outcome', 'update', 'bookings'],
] as const;

onServers(
  'bookings of a process that is killed',
  (world) => {
    // The process under test is the only one that works, until all have died.
    let process: ApiProcess | undefined;
    /** A day of its own for each of them. */
    let days = 10;
    const wishes: { team_id: number; event_type_id: number; start: string }[] = [];

    const sql = async <Row extends object = object>(statement: string): Promise<Row[]> =>
      (await world().engines.database?.query<Row>(statement)) ?? [];

    beforeAll(async () => {
      await ensureProductionBuild();
      await sql(
        `create function hold_up() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return new; end $$`,
      );
    });

    afterEach(async () => {
      await process?.kill();
      world().sandbox.faults.reset();
    });

    const start = async (): Promise<ApiProcess> =>
      (process = await startApi({ ...world().engines.variables, CALCOM_BASE_URL: world().sandbox.url, JOBS: 'off' }));

    /** Sends bookings, half of them under a key, and kills the process when they are where they are held up. */
    async function die(
      isThere: () => Promise<boolean>,
      beforehand: () => Promise<unknown>,
      keyed = (index: number) => index % 2 === 1,
    ): Promise<void> {
      const { salon } = world();
      const { at, slots } = await freeSlots(salon, HAMBURG.team, HAMBURG.men, day(days++, 3));
      expect(slots.length).toBeGreaterThanOrEqual(AT_ONCE * 2);
      const { url, kill } = await start();
      const client = new ApiClient(url, salon.memberToken);
      // The first request fills the local copies, so that the bookings arrive together.
      await client.get('/api/calcom/teams');
      await beforehand();
      const sent = Array.from({ length: AT_ONCE }, (_, index) => {
        const wish = at(index * 2);
        wishes.push(wish);
        const attendee = { name: `Guest ${index}`, email: `guest${index}@example.org` };
        const headers: Record<string, string> = keyed(index) ? { 'idempotency-key': `${days}-${index}` } : {};
        return client.post('/api/retell/book-appointment', { ...wish, attendee }, { headers });
      });
      const outcomes = Promise.allSettled(sent);
      await eventually('the bookings are held up', isThere);
      await kill();
      for (const outcome of await outcomes) expect(outcome.status).toBe('rejected');
    }

    const sleeping = async (): Promise<boolean> =>
      (await sql(`select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`)).length >
      0;

    /** The server notices the dead client only when it speaks to it. */
    async function release(trigger: string, table: string): Promise<void> {
      await eventually('the held up are gone', async () => {
        await sql(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
        );
        return !(await sleeping());
      });
      await sql(`drop trigger ${trigger} on ${table}`);
    }

    describe.each(Array.from({ length: ROUNDS }, (_, round) => round))('round %i', () => {
      it.each(STATEMENTS)('bookings of a process that is killed %s', async (_name, event, table) => {
        const holdUp = `create trigger hold_up before ${event} on ${table} for each row execute function hold_up()`;
        // An answer is kept only under a key.
        const keyed = table === 'booking_attempts' ? () => true : undefined;
        await die(sleeping, () => sql(holdUp), keyed).finally(() => release('hold_up', table));
      });

      it.each(COMMITS)('bookings of a process that is killed %s', async (_name, event, table) => {
        const holdUp = `create constraint trigger hold_up after ${event} on ${table} deferrable initially deferred
        for each row execute function hold_up()`;
        await die(sleeping, () => sql(holdUp)).finally(() => release('hold_up', table));
      });

      it.each([
        ['before Cal.com has booked', { delayMs: 3000 }],
        ['after Cal.com has booked', { answerDelayMs: 20_000 }],
      ])('bookings of a process that is killed %s', async (_name, fault) => {
        await die(
          async () => asked(world(), 'createBooking') >= AT_ONCE,
          async () => {
            world().sandbox.calls.reset();
            world().sandbox.faults.add({ operation: 'createBooking', ...fault });
          },
        );
      });
    });

    it('bookings of a process that is killed are what Cal.com has, soon after, and nobody is blocked', async () => {
      const disagreements = async (): Promise<string[]> => {
        const rows = await sql<Json>('select id, status, calcom_booking_uid as uid, operation_id from bookings');
        const standing = rows.filter(({ status }) => ['confirmed', 'requested'].includes(status));
        const held = [...world().sandbox.store.bookings.values()].filter(({ status }) => status !== 'cancelled');
        const uids = new Set(standing.map(({ uid }) => uid));
        const known = new Set(held.map(({ uid }) => uid));
        return [
          ...rows.filter(({ status }) => status === 'pending').map(({ id }) => `row ${id} is pending`),
          ...standing.filter(({ uid }) => !known.has(uid)).map(({ id }) => `row ${id} is not at Cal.com`),
          ...held.filter(({ uid }) => !uids.has(uid)).map(({ uid }) => `${uid} at Cal.com has no row`),
          ...(uids.size === standing.length ? [] : ['two rows for one booking']),
        ];
      };
      const survivor = await startApi({ ...world().engines.variables, CALCOM_BASE_URL: world().sandbox.url });
      process = survivor;
      const begun = Date.now();
      await eventually('rows and Cal.com agree', async () => (await disagreements()).length === 0, SETTLED_MS).catch(
        async () => {
          expect(await disagreements()).toEqual([]);
        },
      );
      expect(Date.now() - begun).toBeLessThan(SETTLED_MS);
      expect(wishes.length).toBe(ROUNDS * AT_ONCE * (STATEMENTS.length + COMMITS.length + 2));

      const answers: Answer<Json>[] = [];
      for (const wish of wishes) answers.push(await book(world().salon, { ...wish, attendee: MAX }));
      const told = Map.groupBy(answers, ({ status, body }) => `${status} ${body.code ?? body.data.status}`);
      expect([...told.keys()].filter((outcome) => !['201 confirmed', '409 slot_taken'].includes(outcome))).toEqual([]);
      for (const [index, wish] of wishes.entries())
        if (answers[index]?.status === 409) expect(heldAt(world(), wish.start).length).toBeGreaterThan(0);
      expect(await disagreements()).toEqual([]);
    });
  },
  { variables: { JOBS: 'off' } },
);

onServers('bookings of a process that is told to end', (world) => {
  it('bookings of a process that is told to end are finished first, and told', async () => {
    await ensureProductionBuild();
    const { salon, sandbox, engines } = world();
    const { url, stop } = await startApi({ ...engines.variables, CALCOM_BASE_URL: sandbox.url });
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.men, day(3));
    const client = new ApiClient(url, salon.memberToken);
    await client.get('/api/calcom/teams');
    sandbox.faults.add({ operation: 'createBooking', delayMs: 2000 });
    sandbox.calls.reset();
    const answers = Array.from({ length: AT_ONCE }, (_, index) =>
      client.post('/api/retell/book-appointment', {
        ...at(index * 2),
        attendee: { name: `Guest ${index}`, email: `guest${index}@example.org` },
      }),
    );
    await eventually('all are at Cal.com', () => asked(world(), 'createBooking') >= AT_ONCE);
    await stop();
    const told = (await Promise.all(answers)).map(({ status, body }) => [status, body.data?.status]);
    expect(told).toEqual(Array.from({ length: AT_ONCE }, () => [201, 'confirmed']));
  });
});
