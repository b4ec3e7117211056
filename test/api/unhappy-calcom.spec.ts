import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { onEveryEngine } from '../support/on-every-engine';
import { asked, BERLIN, BERLIN_SPECIAL, book, check, COLOGNE, day, ERIKA, freeSlots, heldAt, MUNICH } from './steps';

/** A hanging Cal.com times out quickly, and no failure of one test opens the circuit breaker for the next. */
const variables = { CALCOM_TIMEOUT_MS: '800', BREAKER_FAILURES: '1000' };

onEveryEngine(
  'a booking while Cal.com fails',
  (world) => {
    beforeEach(() => world().sandbox.calls.reset());
    afterEach(() => world().sandbox.faults.reset());

    const fail = (fault: object): void => world().sandbox.faults.add({ operation: 'createBooking', ...fault });

    it.each([
      ['the connection breaks after it was made', 1, { abort: 'after-effect' }],
      ['the answer says 500 after it was made', 2, { abort: 'after-effect', status: 500 }],
      ['the answer says 502 after it was made', 3, { abort: 'after-effect', status: 502 }],
      ['the answer comes too late', 4, { answerDelayMs: 700 }],
    ])('a booking is found and confirmed when %s', async (_name, weekday, fault) => {
      const { salon } = world();
      const { at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(2, weekday));
      fail({ ...fault, times: 1 });
      const request = { ...at(0), attendee: ERIKA };
      const { status, body } = await book(salon, request);
      expect([status, body.data.status, body.data.start]).toEqual([201, 'confirmed', request.start]);
      expect(asked(world(), 'createBooking')).toBe(1);
      expect(heldAt(world(), request.start).map(({ uid }) => uid)).toEqual([body.data.uid]);
    });

    it.each([
      ['500', 1, { status: 500 }],
      ['503', 2, { status: 503 }],
    ])('a booking is refused when Cal.com answers %s and does not have it', async (_name, weekday, fault) => {
      const { salon } = world();
      const { at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(3, weekday));
      fail({ ...fault, times: 1 });
      const request = { ...at(0), attendee: ERIKA };
      const { status, body, headers } = await book(salon, request, `down-${fault.status}`);
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'calcom_unavailable', '30']);
      expect(heldAt(world(), request.start)).toHaveLength(0);

      const again = await book(salon, request, `down-${fault.status}`);
      expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, null]);
    });

    it('a booking is refused when every call to Cal.com fails', async () => {
      const { salon, sandbox } = world();
      const { at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(4));
      sandbox.faults.add({ status: 503 });
      const { status, body, headers } = await book(salon, { ...at(0), attendee: ERIKA });
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'calcom_unavailable', '30']);
      expect(heldAt(world(), at(0).start)).toHaveLength(0);
    });

    it('a booking is refused for the time that Cal.com names when the key’s rate limit is reached', async () => {
      // The other company: its key stays blocked, and that of the first one does not.
      const { praxis } = world();
      const { at } = await freeSlots(praxis, COLOGNE.team, COLOGNE.exercise, day(4));
      fail({ status: 429, headers: { 'retry-after': '17' }, times: 1 });
      const { status, headers } = await book(praxis, { ...at(1), attendee: ERIKA });
      expect([status, headers.get('retry-after')]).toEqual([503, '17']);
      const again = await book(praxis, { ...at(1), attendee: ERIKA });
      expect([again.status, again.body.code]).toEqual([503, 'calcom_unavailable']);
      expect(asked(world(), 'createBooking')).toBe(1);
    });

    it.each([
      ['the connection breaks', { abort: 'reset' }],
      ['the edge gives up', { status: 524 }],
      ['the gateway gives up', { status: 504 }],
      ['it never answers', { abort: 'hang' }],
    ])('a booking is unconfirmed when %s and Cal.com does not list it', async (_name, fault) => {
      const { salon } = world();
      const { at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(5));
      fail({ ...fault, times: 1 });
      const { status, body, headers } = await book(salon, { ...at(0), attendee: ERIKA });
      expect([status, body.data.status, headers.get('retry-after')]).toEqual([202, 'unknown', '5']);
      expect(body.data.confirmation).toMatch(/noch keine Bestätigung/);
      const { body: row } = await salon.member.get(headers.get('location') ?? '');
      expect(row.data).toMatchObject({ id: body.data.id, status: 'unknown', uid: null });
    });

    it('a booking is adopted by the same request under the same key once Cal.com can be queried', async () => {
      const { salon, sandbox } = world();
      const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(2));
      const request = { ...at(0), attendee: ERIKA };
      fail({ abort: 'after-effect', times: 1 });
      sandbox.faults.add({ operation: 'listBookings', status: 500 });
      const lost = await book(salon, request, 'lost');
      expect([lost.status, lost.body.data.status]).toEqual([202, 'unknown']);
      sandbox.faults.reset();

      const found = await book(salon, request, 'lost');
      expect(found).toMatchObject({ status: 201, body: { data: { id: lost.body.data.id } } });
      expect((await book(salon, request, 'lost')).text).toBe(found.text);
      expect(asked(world(), 'createBooking')).toBe(1);
    });

    it('a booking whose response was lost is returned to the same request without a key', async () => {
      const { salon, sandbox } = world();
      const { at } = await freeSlots(salon, BERLIN.team, BERLIN_SPECIAL.onApproval, day(6));
      const request = { ...at(0), attendee: ERIKA };
      fail({ abort: 'after-effect', times: 1 });
      sandbox.faults.add({ operation: 'listBookings', status: 500 });
      const lost = await book(salon, request);
      sandbox.faults.reset();
      const again = await book(salon, request);
      expect(again).toMatchObject({
        status: 201,
        body: { data: { id: lost.body.data.id, status: 'requested' } },
      });
      expect(heldAt(world(), request.start)).toHaveLength(1);
    });

    it('a booking with an unknown outcome invalidates the slots', async () => {
      const { salon } = world();
      const { at } = await freeSlots(salon, MUNICH.team, MUNICH.women, day(3));
      fail({ abort: 'hang', times: 1 });
      await book(salon, { ...at(0), attendee: ERIKA });
      const { team_id, event_type_id } = at(0);
      const after = await check(salon, { team_id, event_type_id, date: day(3) });
      expect(after.headers.get('x-cache')).toBe('MISS');
    });
  },
  { variables },
);

onEveryEngine('a booking while Cal.com cannot be reached', (world) => {
  it('a booking is refused and recorded as failed while Cal.com cannot be reached', async () => {
    const { salon, sandbox } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN.women, day(2));
    await sandbox.app.close();
    const { status, body, headers } = await book(salon, { ...at(0), attendee: ERIKA }, 'unreachable');
    expect([status, body.code]).toEqual([503, 'calcom_unavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await salon.member.get('/api/bookings?status=failed')).body.data).toHaveLength(1);
  });
});
