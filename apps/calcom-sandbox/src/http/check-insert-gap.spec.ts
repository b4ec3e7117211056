import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Booking } from '../model';
import { anna, cut, startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox({ rateLimit: null })));
beforeEach(() => client.sandbox.reset());
afterAll(() => client.sandbox.close());

/** One host in Munich; nobody else can take the booking. */
const MUNICH = 2_563_217;
/** Wide enough for several requests to arrive in it, also on a busy machine. */
const GAP = { name: 'check-insert-gap', checkInsertGapMs: 300 };
const guest = (n: number) => ({ ...anna, name: `Guest ${n}`, email: `guest${n}@example.com` });
const fault = (body: object) => client.control('POST', '/faults', body);
const book = (changes: Record<string, unknown> = {}) => client.post('/bookings', cut(changes));
const stored = (): Booking[] => [...client.sandbox.store.bookings.values()];
const dozen = Array.from({ length: 12 }, (_, n) => n);

describe('check and insert apart', () => {
  const together = (changes: object = {}) =>
    Promise.all(dozen.map((n) => book({ eventTypeId: MUNICH, attendee: guest(n), ...changes })));

  it('without the fault, one of twelve concurrent requests gets the slot', async () => {
    const statuses = (await together()).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(stored()).toHaveLength(1);
  });

  it('"availability check and insert are not one transaction": with it, concurrent requests double book', async () => {
    await fault(GAP);
    const made = (await together()).filter(({ status }) => status === 201).length;
    expect(made).toBeGreaterThan(1);
    expect(stored()).toHaveLength(made);
    expect((await book({ eventTypeId: MUNICH, attendee: guest(99) })).status).toBe(409);
  });

  it('"same start and end": a unique key that still holds answers 409 booking_conflict_error', async () => {
    await fault({ ...GAP, uniqueKey: true });
    const answers = await together();
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refusals = answers.filter(({ status }) => status === 409).map(({ body }) => body);
    expect(refusals).toContainEqual({ statusCode: 409, message: 'booking_conflict_error' });
  });

  it('moves to one slot double book as well', async () => {
    const starts = ['08:00', '08:30', '10:00'].map((time) => `2026-03-24T${time}:00.000Z`);
    const uids: string[] = [];
    for (const [n, start] of starts.entries()) {
      uids.push((await book({ eventTypeId: MUNICH, start, attendee: guest(n) })).body.data.uid);
    }
    await fault(GAP);
    const moved = await Promise.all(
      uids.map((uid) => client.post(`/bookings/${uid}/reschedule`, { start: '2026-03-24T12:00:00Z' })),
    );
    expect(moved.filter(({ status }) => status === 201).length).toBeGreaterThan(1);
  });

  it('a gap applies beside another fault', async () => {
    await fault(GAP);
    await fault({ name: 'lost', times: 2 });
    const requests = dozen.map((n) => book({ eventTypeId: MUNICH, attendee: guest(n) }));
    const outcomes = await Promise.allSettled(requests);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    expect(stored().length).toBeGreaterThan(1);
  });
});
