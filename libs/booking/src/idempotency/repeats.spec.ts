import { describe, expect, it } from '@jest/globals';
import { CalcomApiException } from '@app/calcom-client';
import { AppError } from '@app/common';
import { type Told, Repeats } from './repeats';
import { ReplayedFailure } from './stored-failure';

const LONG_MS = 60_000;

/** Six hundred requests under one key, of which the first one ends as told. */
function underOneKey(repeats: Repeats) {
  const { promise, resolve, reject } = Promise.withResolvers<Told<string>>();
  let begun = 0;
  const join = () => repeats.join('company key', () => (begun++, promise));
  return { all: Array.from({ length: 600 }, join), join, resolve, reject, begun: () => begun };
}

describe('repeats under one key', () => {
  it('repeats under one key wait for the first one and get its answer, marked as replayed', async () => {
    const { all, resolve, begun } = underOneKey(new Repeats(LONG_MS));
    resolve({ value: 'booked', replayed: false });
    const [first, ...others] = await Promise.all(all);
    expect(first).toEqual({ value: 'booked', replayed: false });
    expect(others).toEqual(others.map(() => ({ value: 'booked', replayed: true })));
    expect(begun()).toBe(1);
  });

  it('repeats under one key get a refusal by Cal.com as it is replayed, and another failure as it is', async () => {
    const refusal = new AppError('calcom_rejected', {
      cause: new CalcomApiException('createBooking', 'invalid_request'),
    });
    const outage = new AppError('calcom_unavailable', { retryAfter: 30 });
    for (const failure of [refusal, outage]) {
      const { all, reject } = underOneKey(new Repeats(LONG_MS));
      reject(failure);
      const [first, repeat] = (await Promise.allSettled(all)) as PromiseRejectedResult[];
      expect(first?.reason).toBe(failure);
      expect(repeat?.reason).toMatchObject({ code: failure.code, status: failure.status });
      expect(repeat?.reason instanceof ReplayedFailure).toBe(failure === refusal);
    }
  });

  it('repeats under one key do not wait longer than they may, and the first one goes on', async () => {
    const { all, resolve } = underOneKey(new Repeats(1));
    const [first, ...others] = all;
    for (const { reason } of (await Promise.allSettled(others)) as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({ status: 409, code: 'in_progress', retryAfter: 2 });
    }
    resolve({ value: 'booked', replayed: false });
    expect(await first).toEqual({ value: 'booked', replayed: false });
  });

  it('repeats under one key that come after the first one has ended ask anew', async () => {
    const { all, join, resolve, begun } = underOneKey(new Repeats(LONG_MS));
    resolve({ value: 'booked', replayed: false });
    await Promise.all(all);
    await join();
    expect(begun()).toBe(2);
  });
});
