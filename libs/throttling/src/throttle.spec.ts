import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../common/testing/fixed-clock';
import type { SharedCounter } from './shared-counter';
import { Throttle } from './throttle';

const LIMIT = 100;
/** 5 % of the limit. */
const SYNC_BATCH = 5;
const MINUTE = new Date('2026-03-02T12:00:00Z');

/** Counts in memory as Redis does, and can be away. */
class InMemoryCounter implements Pick<SharedCounter, 'add'> {
  readonly sums = new Map<string, number>();
  calls = 0;
  isAway = false;

  async add(key: string, points: number): Promise<number | undefined> {
    this.calls += 1;
    if (this.isAway) return undefined;
    const sum = (this.sums.get(key) ?? 0) + points;
    this.sums.set(key, sum);
    return sum;
  }
}

const refused = { status: 429, code: 'rate_limited' };
/** Lets every sync in the background arrive. */
const synced = () => new Promise((resolve) => setImmediate(resolve));

describe('a throttle', () => {
  let clock: FixedClock;
  let shared: InMemoryCounter;
  beforeEach(() => {
    clock = new FixedClock(MINUTE);
    shared = new InMemoryCounter();
  });

  const alone = () => new Throttle('caller', LIMIT, clock);
  const oneOfMany = () => new Throttle('caller', LIMIT, clock, shared);
  /** How often it is allowed before it is refused. */
  function exhaust(throttle: Throttle, subject = 'token:1'): number {
    for (let allowed = 0; ; allowed++) {
      if (allowed > 10 * LIMIT) throw new Error('Never refused');
      try {
        throttle.count(subject);
      } catch (error) {
        expect(error).toMatchObject(refused);
        return allowed;
      }
    }
  }

  it('a throttle allows exactly its limit, to each subject', () => {
    const throttle = alone();
    expect(exhaust(throttle, 'token:1')).toBe(LIMIT);
    expect(exhaust(throttle, 'token:2')).toBe(LIMIT);
  });

  it('a throttle says when it is worth trying again, and then allows its limit anew', () => {
    const throttle = alone();
    clock.advance(12_300);
    exhaust(throttle);
    expect(throttle.refusal()).toMatchObject({ ...refused, retryAfter: 48 });
    clock.advance(48_000);
    expect(exhaust(throttle)).toBe(LIMIT);
  });

  it('a throttle names at least one whole second to wait', () => {
    clock.advance(59_999);
    expect(alone().refusal().retryAfter).toBe(1);
  });

  it('a throttle holds a limit of one', () => {
    expect(exhaust(new Throttle('caller', 1, clock))).toBe(1);
  });

  it('a throttle counts towards the limit what was only noted', () => {
    const throttle = alone();
    for (let i = 0; i < LIMIT; i++) {
      expect(throttle.isSpent('a')).toBe(false);
      throttle.note('a');
    }
    expect(throttle.isSpent('a')).toBe(true);
    expect(throttle.isSpent('b')).toBe(false);
  });

  describe('among other processes', () => {
    it('a throttle with a shared counter syncs one batch at a time, so no request waits for Redis', async () => {
      const throttle = oneOfMany();
      for (let i = 0; i < SYNC_BATCH - 1; i++) throttle.count('token:1');
      expect(shared.calls).toBe(0);
      throttle.count('token:1');
      expect(shared.calls).toBe(1);
      expect([...shared.sums]).toEqual([[`caller:token:1:${MINUTE.getTime() / 60_000}`, SYNC_BATCH]]);
      await synced();
      exhaust(throttle);
      expect(shared.calls).toBe(LIMIT / SYNC_BATCH);
    });

    it('a throttle with a shared counter does not sync what it refuses', async () => {
      const throttle = oneOfMany();
      exhaust(throttle);
      const before = shared.calls;
      for (let i = 0; i < 1000; i++) expect(() => throttle.count('token:1')).toThrow('Too many requests');
      expect(shared.calls).toBe(before);
    });

    it.each([2, 3, 8])(
      'a throttle in each of %i processes allows the limit and at most one sync batch more per process',
      async (processes) => {
        const throttles = Array.from({ length: processes }, oneOfMany);
        let allowed = 0;
        for (let round = 0; round < 2 * LIMIT; round++) {
          for (const throttle of throttles) {
            if (throttle.isSpent('token:1')) continue;
            throttle.count('token:1');
            allowed += 1;
          }
          await synced();
        }
        expect(allowed).toBeGreaterThanOrEqual(LIMIT);
        expect(allowed).toBeLessThanOrEqual(LIMIT + processes * SYNC_BATCH);
      },
    );

    it('a throttle with a shared counter counts locally while Redis is away, and syncs when it is back', async () => {
      const [here, there] = [oneOfMany(), oneOfMany()];
      shared.isAway = true;
      for (let i = 0; i < LIMIT / 2; i++) here.count('token:1');
      await synced();
      shared.isAway = false;
      for (let i = 0; i < LIMIT / 2; i++) there.count('token:1');
      await synced();
      for (let i = 0; i < SYNC_BATCH; i++) here.count('token:1');
      await synced();
      expect(exhaust(there)).toBe(LIMIT / 2);
      expect(exhaust(oneOfMany())).toBe(LIMIT);
    });

    it('a throttle with a shared counter keeps its local count when Redis has lost the sum', async () => {
      const [here, there] = [oneOfMany(), oneOfMany()];
      for (let i = 0; i < LIMIT / 2; i++) there.count('token:1');
      for (let i = 0; i < SYNC_BATCH; i++) here.count('token:1');
      await synced();
      shared.sums.clear();
      expect(exhaust(here)).toBe(LIMIT / 2 - SYNC_BATCH);
      await synced();
      expect(here.isSpent('token:1')).toBe(true);
    });
  });

  describe('with exact counts', () => {
    const exact = (throttle: Throttle) =>
      throttle.countExactly('account').then(
        () => true,
        (error: unknown) => (expect(error).toMatchObject(refused), false),
      );
    const allowedOf = async (attempts: Promise<boolean>[]) => (await Promise.all(attempts)).filter(Boolean).length;

    it('a throttle with exact counts allows the limit to all processes together, also to concurrent requests', async () => {
      const throttles = Array.from({ length: 4 }, () => new Throttle('sign-in', 10, clock, shared));
      expect(await allowedOf(throttles.flatMap((throttle) => Array.from({ length: 10 }, () => exact(throttle))))).toBe(
        10,
      );
    });

    it('a throttle with exact counts allows the limit to each process while Redis is away', async () => {
      shared.isAway = true;
      const throttle = new Throttle('sign-in', 10, clock, shared);
      expect(await allowedOf(Array.from({ length: 40 }, () => exact(throttle)))).toBe(10);
    });

    it('a throttle with exact counts makes no call to Redis once the limit is reached', async () => {
      const throttle = new Throttle('sign-in', 10, clock, shared);
      await allowedOf(Array.from({ length: 40 }, () => exact(throttle)));
      expect(shared.calls).toBe(10);
    });
  });

  it('a throttle evicts the least recently used subject instead of growing without end', () => {
    const throttle = alone();
    exhaust(throttle, 'first');
    for (let i = 0; i < 50_000; i++) throttle.note(`other:${i}`);
    expect(throttle.isSpent('first')).toBe(false);
    expect(throttle.isSpent('other:49999')).toBe(false);
  });
});
