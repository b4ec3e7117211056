import { setTimeout as pause } from 'node:timers/promises';
import { DateTime } from 'luxon';
import type { Answer, Json } from '../../support/client';
import { eventually } from '../../support/eventually';
import type { World } from '../../support/world';
import { day, ZONE } from '../../api/steps';
import { disagreements, heldBy, isStanding, OPERATION, type Row, ROWS } from './disagreements';
import { type Asked, Ledger, type Told, toldAgent, toldUser } from './ledger';
import { type Booking, LATE_MS, type Step } from './steps';
import type { Instance, TwoInstances } from './two-instances';

const PEOPLE = ['Anna', 'Ben', 'Clara', 'Dora'].map((name) => ({ name, email: `${name.toLowerCase()}@example.org` }));
/** Services overlap, and all hosts work at these times. */
const TIMES = ['12:00', '12:30', '14:00'].map(
  (time) => DateTime.fromISO(`${day(6, 2)}T${time}`, { zone: ZONE }).toISO({ suppressMilliseconds: true }) ?? '',
);

type Send = (instance: Instance) => Promise<Told>;

/** How often each answer was given, over all runs. */
export const tally = new Map<string, number>();

/** One sequence of requests, from an empty Cal.com to the moment when all is settled. */
export class Run {
  private readonly ledger = new Ledger();
  private readonly sent: { asked: Asked; send: Send }[] = [];
  private lastSql: Promise<unknown> = Promise.resolve();
  private lateUntil = 0;
  private keys = 0;

  constructor(
    private readonly world: World,
    private readonly two: TwoInstances,
    private readonly isSettled = true,
  ) {}

  /** @returns where our rows, Cal.com and what was told are not the same. */
  async play({ steps, minutesOff }: { steps: Step[]; minutesOff: [number, number] }): Promise<string[]> {
    await this.reset();
    for (const [index, instance] of this.two.instances.entries()) instance.setMinutesOff(minutesOff[index] ?? 0);
    for (const group of groupsOf(steps)) await this.together(group);
    this.world.sandbox.faults.clear();
    await eventually('what is late has happened', () => performance.now() > this.lateUntil);
    if (this.isSettled) await this.settle();
    return disagreements(await this.rows(), heldBy(this.world.sandbox), this.ledger);
  }

  private async together(group: Step[]): Promise<void> {
    const { sandbox } = this.world;
    const before = await this.rows();
    for (const fault of group.flatMap(({ faults }) => faults)) sandbox.faults.add({ ...fault });
    const work = group.map((step) => this.carryOut(step, group.length === 1));
    const cut = group.find(({ cutAfterMs }) => cutAfterMs !== undefined)?.cutAfterMs;
    if (cut !== undefined) {
      await pause(cut);
      await this.sql(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    }
    const told = (await Promise.all(work)).flat();
    if (group.some(({ faults }) => faults.some(({ delayMs }) => delayMs)))
      this.lateUntil = performance.now() + LATE_MS + 100;
    sandbox.faults.clear();
    if (cut !== undefined) await this.age(20);
    const isChanging = group.some(({ kind }) => kind !== 'book' && kind !== 'reconcile' && kind !== 'look');
    if (!isChanging) this.checkTaken(told, [...before, ...(await this.rows())]);
  }

  /** Nobody is told "taken" who holds it. */
  private checkTaken(told: [Asked, Told][], rows: Row[]): void {
    for (const [{ kind, email, eventTypeId, start = '' }, { code }] of told) {
      if (kind !== 'book' || code !== 'slot_taken') continue;
      const own = rows.find(
        (row) =>
          isStanding(row) &&
          row.email === email &&
          Number(row.calcom_event_type_id) === eventTypeId &&
          row.start_at.getTime() === Date.parse(start),
      );
      if (own) this.ledger.lies.push(`${email} was told "taken" and has row ${own.id}`);
    }
  }

  private async carryOut(step: Step, isAlone: boolean): Promise<[Asked, Told][]> {
    if (step.kind === 'reconcile') {
      await this.age(20);
      await this.work();
      return [];
    }
    if (step.kind === 'elsewhere') {
      await this.cancelElsewhere(step.of);
      return [];
    }
    const request = this.requestOf(step);
    if (!request) return [];
    const told = await request.send(this.two.instances[step.instance]);
    this.ledger.note(request.asked, told, isAlone);
    const outcome = `${request.asked.kind} ${told.status} ${told.code ?? told.state}`;
    tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
    return [[request.asked, told]];
  }

  private requestOf(step: Step): { asked: Asked; send: Send } | undefined {
    const ids = [...this.ledger.known.keys()];
    if (step.kind === 'replay') return this.sent[step.of % Math.max(1, this.sent.length)];
    if (step.kind === 'book') return this.remember(this.booking(step));
    const id = 'of' in step ? ids[step.of % Math.max(1, ids.length)] : undefined;
    if (id === undefined) return undefined;
    const start = step.kind === 'move' ? TIMES[step.time] : undefined;
    const asked = {
      kind: step.kind === 'elsewhere' || step.kind === 'reconcile' ? 'look' : step.kind,
      id,
      start,
    } as const;
    const headers = 'isKeyed' in step && step.isKeyed ? { 'idempotency-key': this.newKey() } : undefined;
    const path = `/api/bookings/${id}`;
    return this.remember({
      asked,
      send: async ({ salon }) => {
        if (asked.kind === 'look') return toldUser(asked, await salon.member.get(path));
        const [verb, body] = asked.kind === 'move' ? ['reschedule', { start }] : ['cancel', { reason: 'Ill' }];
        return toldUser(asked, await salon.member.post(`${path}/${verb}`, body, { headers }));
      },
    });
  }

  private booking({ person, service, time, by }: Booking): { asked: Asked; send: Send } {
    const wanted = { ...this.two.services[service], start: TIMES[time] ?? '' };
    const attendee = PEOPLE[person] ?? { name: '', email: '' };
    const asked = {
      kind: 'book',
      email: attendee.email,
      eventTypeId: wanted.event_type_id,
      start: wanted.start,
    } as const;
    // Strategies of Passport are the process's: that of the second instance checks the signatures of both.
    const [, second] = this.two.instances;
    const call = (): Promise<Answer<Json>> => second.call({ ...wanted, ...attendee }, `call-${person}`);
    if (by === 'agent') return { asked, send: async () => toldAgent(await call()) };
    const headers = by === 'key' ? { 'idempotency-key': this.newKey() } : undefined;
    const send = (instance: Instance): Promise<Answer<Json>> =>
      instance.salon.member.post('/api/retell/book-appointment', { ...wanted, attendee }, { headers });
    return { asked, send: async (instance) => toldUser(asked, await send(instance)) };
  }

  private remember<Request extends { asked: Asked; send: Send }>(request: Request): Request {
    this.sent.push(request);
    return request;
  }

  private newKey = (): string => `key-${++this.keys}`;

  private async cancelElsewhere(of: number): Promise<void> {
    const open = (await this.rows()).filter(({ status, change }) => status === 'unknown' || change !== null);
    const row = open[of % Math.max(1, open.length)];
    const held = row && heldBy(this.world.sandbox).find(({ operationId }) => operationId === row.operation_id);
    const booking = held && this.world.sandbox.store.bookings.get(held.uid);
    if (!booking || !row) return;
    const seats = booking.seats?.filter(({ metadata }) => metadata[OPERATION] !== row.operation_id);
    if (seats) booking.seats = seats;
    if (!seats || seats.length === 0) booking.status = 'cancelled';
    this.ledger.entry(Number(row.id)).mayBeCancelled = true;
  }

  /** Until nothing is open: what is lost is given up after 130 seconds. */
  private async settle(): Promise<void> {
    for (const seconds of [20, 20, 120, 20]) {
      await this.age(seconds);
      await this.work();
    }
  }

  private async work(): Promise<void> {
    await Promise.all(this.two.instances.map((instance) => instance.settleDue().catch(() => 0)));
  }

  /** Lets time pass for the database. */
  private async age(seconds: number): Promise<void> {
    const by = `interval '${seconds} seconds'`;
    await this.sql(
      `update bookings set sent_at = sent_at - ${by}, change_sent_at = change_sent_at - ${by}, settled_at = settled_at - ${by}`,
    );
    await this.sql(`update booking_checks set due_at = now() - interval '1 second', looked_at = '-infinity'`);
    await this.sql(`update booking_claims set expires_at = expires_at - ${by}`);
  }

  private rows = (): Promise<Row[]> => this.sql<Row>(ROWS);

  private async reset(): Promise<void> {
    for (const table of ['booking_claims', 'booking_attempts', 'bookings']) await this.sql(`delete from ${table}`);
    this.world.sandbox.store.resetBookings();
    this.world.sandbox.faults.clear();
  }

  /** One after the other: they share a connection. */
  private sql<Found extends object>(statement: string): Promise<Found[]> {
    const found = this.lastSql.then(async () => (await this.world.engines.database?.query<Found>(statement)) ?? []);
    this.lastSql = found.catch(() => {});
    return found;
  }
}

/** Steps that begin together. */
function groupsOf(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last && step.isJoined && last.length < 3) last.push(step);
    else groups.push([step]);
  }
  return groups;
}
