import { expect, it } from '@jest/globals';
import { Comparisons } from '@app/booking';
import { TeamsService } from '@app/teams';
import { CompaniesService } from '@app/tenancy';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Booking, Fault } from '../../apps/calcom-sandbox/src';
import { BERLIN, BERLIN_SPECIAL, book, day, MUNICH, teamId, ZONE } from '../api/steps';
import { atCalcom, subscribe } from '../support/calcom-webhooks';
import { runsOf, seed } from '../support/effort';
import { eventually } from '../support/eventually';
import { onServers } from '../support/on-every-engine';
import type { World } from '../support/world';
import { disagreements, heldBy, type Row, ROWS } from './agreement/disagreements';
import { Ledger } from './agreement/ledger';

const RUNS = runsOf({ quick: 12, full: 60 });

/** One host, several, on approval, seats. */
const SERVICES = [
  [MUNICH.team, MUNICH.men],
  [BERLIN.team, BERLIN.men],
  [BERLIN.team, BERLIN_SPECIAL.onApproval],
  [BERLIN.team, BERLIN_SPECIAL.group],
] as const;
const PEOPLE = ['Anna', 'Ben', 'Clara'].map((name) => ({ name, email: `${name.toLowerCase()}@example.org` }));
const TIMES = ['12:00', '13:30', '15:00'].map(
  (time) =>
    DateTime.fromISO(`${day(1, 2)}T${time}`, { zone: ZONE })
      .toUTC()
      .toISO() ?? '',
);
const LATE_MS = 60;

interface Step {
  kind: 'book' | 'move' | 'cancel' | 'confirm' | 'reject';
  isHere: boolean;
  service: number;
  person: number;
  time: number;
  of: number;
  /** Of the next event on its way. */
  fault?: Fault['name'];
}

const FAULTS = ['lost', 'late', 'doubled', 'out-of-order', 'forged', 'skewed'].map(
  (name) => `webhook-${name}` as const,
);

const NOT_TOLD: string[] = ['webhook-lost', 'webhook-forged'];

const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constant('book' as const) },
    {
      weight: 5,
      arbitrary: fc.constantFrom('move' as const, 'cancel' as const, 'confirm' as const, 'reject' as const),
    },
  ),
  isHere: fc.boolean(),
  service: fc.nat(SERVICES.length - 1),
  person: fc.nat(PEOPLE.length - 1),
  time: fc.nat(TIMES.length - 1),
  of: fc.nat(5),
  fault: fc.option(fc.constantFrom(...FAULTS), { nil: undefined }),
}) as fc.Arbitrary<Step>;

onServers('what Cal.com tells, and what it does not', (world) => {
  it(
    'rows are what Cal.com has, whatever webhooks are lost, late, doubled, out of order, forged or from a wrong clock',
    async () => {
      await subscribe(world(), world().salon.id);
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 9 }), async (steps) => {
          await reset(world());
          for (const step of steps) await carryOut(world(), step);
          world().sandbox.faults.clear();
          await settle(world());
          const untold = await compare(world());
          // What was told needed no comparison.
          if (!steps.some(({ fault = '' }) => NOT_TOLD.includes(fault))) expect(untold).toBe(0);
          expect(disagreements(await rowsOf(world()), heldBy(world().sandbox), new Ledger())).toEqual([]);
          expect(await compare(world())).toBe(0);
        }),
        { seed, numRuns: RUNS, interruptAfterTimeLimit: RUNS * 30_000, markInterruptAsFailure: false },
      );
    },
    60_000 + RUNS * 60_000,
  );
});

const sql = async <Found extends object>({ engines }: World, statement: string): Promise<Found[]> =>
  (await engines.database?.query<Found>(statement)) ?? [];

const rowsOf = (world: World): Promise<Row[]> => sql<Row>(world, ROWS);

async function reset(world: World): Promise<void> {
  await world.sandbox.webhooks.idle();
  await settle(world);
  for (const table of ['webhook_inbox', 'booking_claims', 'booking_attempts', 'bookings'])
    await sql(world, `delete from ${table}`);
  world.sandbox.store.resetBookings();
}

async function carryOut(world: World, step: Step): Promise<void> {
  if (step.fault) world.sandbox.faults.add({ name: step.fault, times: 1, delayMs: LATE_MS });
  // Either side refuses what makes no sense; what it then has counts.
  await (step.isHere ? here(world, step) : there(world, step)).catch(() => {});
}

async function here(world: World, { kind, service, person, time, of }: Step): Promise<void> {
  const [team, event_type_id] = SERVICES[service] ?? SERVICES[0];
  const start = TIMES[time] ?? '';
  const { salon } = world;
  if (kind === 'book')
    return void (await book(salon, {
      team_id: await teamId(salon, team),
      event_type_id,
      start,
      attendee: PEOPLE[person],
    }));
  const ids = (await rowsOf(world)).map(({ id }) => id);
  const id = ids[of % Math.max(1, ids.length)];
  if (id === undefined) return;
  if (kind === 'move') await salon.member.post(`/api/bookings/${id}/reschedule`, { start });
  if (kind === 'cancel') await salon.member.post(`/api/bookings/${id}/cancel`, {});
}

async function there(world: World, { kind, service, person, time, of }: Step): Promise<void> {
  const [, eventTypeId] = SERVICES[service] ?? SERVICES[0];
  const start = TIMES[time] ?? '';
  if (kind === 'book')
    return void (await atCalcom(world, '', { eventTypeId, start, attendee: { ...PEOPLE[person], timeZone: ZONE } }));
  const live = [...world.sandbox.store.bookings.values()].filter(isLive);
  const booking = live[of % Math.max(1, live.length)];
  if (!booking) return;
  const seatUid = booking.seats?.[0]?.seatUid;
  const body = seatUid === undefined ? {} : { seatUid };
  if (kind === 'move') await atCalcom(world, `/${booking.uid}/move`, { ...body, start });
  else if (kind === 'cancel') await atCalcom(world, `/${booking.uid}/cancel`, { ...body, cancellationReason: 'Ill' });
  else await atCalcom(world, `/${booking.uid}/${kind}`);
}

const isLive = ({ status }: Booking): boolean => status === 'accepted' || status === 'pending';

/** Until all that came is handled, as well as it can be. */
async function settle(world: World): Promise<void> {
  await world.sandbox.webhooks.idle();
  await eventually('all events are handled', async () => {
    const [row] = await sql<{ open: string }>(
      world,
      `select count(*) as open from webhook_inbox where status = 'pending'`,
    );
    return Number(row?.open) === 0;
  });
}

/** @returns how many differences there were. */
async function compare({ app, salon }: World): Promise<number> {
  const tenant = await app.get(CompaniesService).contextFor(salon.id);
  let found = 0;
  for (const team of await app.get(TeamsService).list(tenant))
    found += (await app.get(Comparisons).compare(tenant, team, { mends: true })).differences.length;
  return found;
}
