import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../common/testing/fixed-clock';
import type { SharedCounter } from './shared-counter';
import { Throttle } from './throttle';

const LIMIT = 100;
/** A twentieth. */
const BATCH = 5;
const MINUTE = new Date('2026-03-02T12:00:00Z');

/** Counts as Redis does, and can be away. */
class Ledger implements Pick<SharedCounter, 'add'> {
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
/** Lets everything that is told in the background arrive. */
const arrived = () => new Promise((resolve) => setImmediate(resolve));

describe('a throttle', () => {
  let clock: FixedClock;
  let ledger: Ledger;
  beforeEach(() => {
    clock = new FixedClock(MINUTE);
    ledger = new Ledger();
  });

  const alone = () => new Throttle('caller', LIMIT, clock);
  const oneOfMany = () => new Throttle('caller', LIMIT, clock, ledger);
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

  it('allows exactly its limit, to each subject', () => {
    const throttle = alone();
    expect(exhaust(throttle, 'token:1')).toBe(LIMIT);
    expect(exhaust(throttle, 'token:2')).toBe(LIMIT);
  });

  it('says when it is worth trying again, and then it is', () => {
    const throttle = alone();
    clock.advance(12_300);
    exhaust(throttle);
    expect(throttle.refusal()).toMatchObject({ ...refused, retryAfter: 48 });
    clock.advance(48_000);
    expect(exhaust(throttle)).toBe(LIMIT);
  });

  it('has no part of a second to wait', () => {
    clock.advance(59_999);
    expect(alone().refusal().retryAfter).toBe(1);
  });

  it('is the same for small limits', () => {
    expect(exhaust(new Throttle('caller', 1, clock))).toBe(1);
  });

  it('knows what was noted although it was never refused', () => {
    const throttle = alone();
    for (let i = 0; i < LIMIT; i++) {
      expect(throttle.isSpent('a')).toBe(false);
      throttle.note('a');
    }
    expect(throttle.isSpent('a')).toBe(true);
    expect(throttle.isSpent('b')).toBe(false);
  });

  describe('among other processes', () => {
    it('does not let a request wait: only each twentieth of the limit is told', async () => {
      const throttle = oneOfMany();
      for (let i = 0; i < BATCH - 1; i++) throttle.count('token:1');
      expect(ledger.calls).toBe(0);
      throttle.count('token:1');
      expect(ledger.calls).toBe(1);
      expect([...ledger.sums]).toEqual([[`caller:token:1:${MINUTE.getTime() / 60_000}`, BATCH]]);
      await arrived();
      exhaust(throttle);
      expect(ledger.calls).toBe(LIMIT / BATCH);
    });

    it('does not tell what it refuses', async () => {
      const throttle = oneOfMany();
      exhaust(throttle);
      const before = ledger.calls;
      for (let i = 0; i < 1000; i++) expect(() => throttle.count('token:1')).toThrow('Too many requests');
      expect(ledger.calls).toBe(before);
    });

    it.each([2, 3, 8])('%i of them allow the limit and at most a twentieth more for each', async (processes) => {
      const throttles = Array.from({ length: processes }, oneOfMany);
      let allowed = 0;
      for (let round = 0; round < 2 * LIMIT; round++) {
        for (const throttle of throttles) {
          if (throttle.isSpent('token:1')) continue;
          throttle.count('token:1');
          allowed += 1;
        }
        await arrived();
      }
      expect(allowed).toBeGreaterThanOrEqual(LIMIT);
      expect(allowed).toBeLessThanOrEqual(LIMIT + processes * BATCH);
    });

    it('counts for itself while Redis is away, and with the others when it is back', async () => {
      const [here, there] = [oneOfMany(), oneOfMany()];
      ledger.isAway = true;
      for (let i = 0; i < LIMIT / 2; i++) here.count('token:1');
      await arrived();
      ledger.isAway = false;
      for (let i = 0; i < LIMIT / 2; i++) there.count('token:1');
      await arrived();
      for (let i = 0; i < BATCH; i++) here.count('token:1');
      await arrived();
      expect(exhaust(there)).toBe(LIMIT / 2);
      expect(exhaust(oneOfMany())).toBe(LIMIT);
    });

    it('still knows what Redis has forgotten', async () => {
      const [here, there] = [oneOfMany(), oneOfMany()];
      for (let i = 0; i < LIMIT / 2; i++) there.count('token:1');
      for (let i = 0; i < BATCH; i++) here.count('token:1');
      await arrived();
      ledger.sums.clear();
      expect(exhaust(here)).toBe(LIMIT / 2 - BATCH);
      await arrived();
      expect(here.isSpent('token:1')).toBe(true);
    });
  });

  describe('that is exact', () => {
    const exact = (throttle: Throttle) =>
      throttle.countExactly('account').then(
        () => true,
        (error: unknown) => (expect(error).toMatchObject(refused), false),
      );
    const allowedOf = async (attempts: Promise<boolean>[]) => (await Promise.all(attempts)).filter(Boolean).length;

    it('allows the limit to all processes together, also at once', async () => {
      const throttles = Array.from({ length: 4 }, () => new Throttle('sign-in', 10, clock, ledger));
      expect(await allowedOf(throttles.flatMap((throttle) => Array.from({ length: 10 }, () => exact(throttle))))).toBe(
        10,
      );
    });

    it('allows the limit to each process while Redis is away', async () => {
      ledger.isAway = true;
      const throttle = new Throttle('sign-in', 10, clock, ledger);
      expect(await allowedOf(Array.from({ length: 40 }, () => exact(throttle)))).toBe(10);
    });

    it('does not ask again what it knows', async () => {
      const throttle = new Throttle('sign-in', 10, clock, ledger);
      await allowedOf(Array.from({ length: 40 }, () => exact(throttle)));
      expect(ledger.calls).toBe(10);
    });
  });

  it('forgets subjects rather than to grow without end', () => {
    const throttle = alone();
    exhaust(throttle, 'first');
    for (let i = 0; i < 50_000; i++) throttle.note(`other:${i}`);
    expect(throttle.isSpent('first')).toBe(false);
    expect(throttle.isSpent('other:49999')).toBe(false);
  });
});
