import { describe, expect, it } from '@jest/globals';
import { ATTEMPT_TIMEOUT_MS, CLAIM_SECONDS, retryAfter } from './schedule';

describe('the schedule of attempts', () => {
  const seconds = [5, 60, 300, 1800, 7200, 21_600, 43_200];

  it('the schedule of attempts ends after seven retries, each up to a fifth earlier or later', () => {
    for (const [index, wait] of seconds.entries()) {
      expect(retryAfter(index + 1, 0)).toBeCloseTo(wait * 0.8);
      expect(retryAfter(index + 1, 0.5)).toBeCloseTo(wait);
      expect(retryAfter(index + 1, 1)).toBeCloseTo(wait * 1.2);
    }
    expect(retryAfter(8)).toBeUndefined();
  });

  it('the schedule of attempts lets a claim outlast its attempt', () => {
    expect(CLAIM_SECONDS * 1000).toBeGreaterThan(2 * ATTEMPT_TIMEOUT_MS);
  });
});
