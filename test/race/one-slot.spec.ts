import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { ApiClient, type Answer, type Json } from '../support/client';
import { onServers } from '../support/on-every-engine';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, startApi } from '../support/programs';
import { day, freeSlots, HAMBURG, heldAt, MUNICH } from '../api/steps';

const CALLERS = 200;
/** Milliseconds between Cal.com's check and its insert. */
const GAP_MS = 30;

onServers('one slot that many want at three processes', (world) => {
  let processes: ApiProcess[] = [];

  beforeAll(async () => {
    await ensureProductionBuild();
    const { engines, sandbox } = world();
    const variables = { ...engines.variables, CALCOM_BASE_URL: sandbox.url };
    processes = await Promise.all([startApi(variables), startApi(variables), startApi(variables)]);
  });

  afterAll(async () => {
    await Promise.all(processes.map((api) => api.stop()));
  });

  beforeEach(() => {
    const { sandbox } = world();
    sandbox.faults.reset();
    sandbox.calls.reset();
    sandbox.faults.add({ operation: 'createBooking', checkInsertGapMs: GAP_MS });
  });

  const person = (index: number) => ({ name: `Caller ${index}`, email: `caller${index}@example.org` });

  async function ask(body: (index: number) => object, key?: string): Promise<Answer<Json>[]> {
    const clients = processes.map(({ url }) => new ApiClient(url, world().salon.memberToken));
    const answers = await Promise.all(
      Array.from({ length: CALLERS }, (_, index) =>
        clients[index % clients.length]?.post(
          '/api/retell/book-appointment',
          body(index),
          key ? { headers: { 'idempotency-key': key } } : {},
        ),
      ),
    );
    return answers.filter((answer) => answer !== undefined);
  }

  const statuses = (answers: Answer<Json>[]) =>
    Object.fromEntries(
      [...Map.groupBy(answers, ({ status, body }) => `${status} ${body.code ?? body.data.status}`)].map(
        ([key, group]) => [key, group.length],
      ),
    );

  it.each([
    ['one host', MUNICH.team, MUNICH.men, 1],
    ['two hosts', HAMBURG.team, HAMBURG.men, 2],
  ])(
    'one slot of %s is given away as often as there are hosts, and Cal.com is hardly asked',
    async (_name, team, eventType, hosts) => {
      const { at, slots } = await freeSlots(world().salon, team, eventType, day(2, 3));
      const noon = slots.findIndex(({ start }) => start.includes('T12:00'));
      const answers = await ask((index) => ({ ...at(noon), attendee: person(index) }));
      expect(statuses(answers)).toEqual({ '201 confirmed': hosts, '409 slot_taken': CALLERS - hosts });
      const held = heldAt(world(), at(noon).start).filter(({ eventTypeId }) => eventTypeId === eventType);
      expect(held).toHaveLength(hosts);
      expect(world().sandbox.calls.counts['createBooking']).toBeLessThanOrEqual(hosts + 1);
    },
  );

  it('one slot that all want under one Idempotency-Key is booked once, and all get the same answer', async () => {
    const { at } = await freeSlots(world().salon, MUNICH.team, MUNICH.men, day(3, 3));
    const answers = await ask(() => ({ ...at(1), attendee: person(0) }), 'all-the-same');
    expect(statuses(answers)).toEqual({ '201 confirmed': CALLERS });
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(heldAt(world(), at(1).start)).toHaveLength(1);
    expect(world().sandbox.calls.counts['createBooking']).toBe(1);
  });
});
