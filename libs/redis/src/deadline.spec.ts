import { describe, expect, it } from '@jest/globals';
import { RedisUnavailable, withDeadline } from './deadline';

describe('withDeadline', () => {
  it('a deadline rejects work that takes too long or fails', async () => {
    await expect(withDeadline(new Promise(() => {}), { timeout: 1 })).rejects.toThrow(RedisUnavailable);
    await expect(withDeadline(Promise.reject(new Error('LOADING')))).rejects.toThrow(RedisUnavailable);
  });

  it('work that resolves within the deadline keeps its result', async () => {
    expect(await withDeadline(Promise.resolve('text'))).toBe('text');
  });

  it("a deadline rejects with the caller's own error, cause included", async () => {
    const cause = new Error('LOADING');
    const toError = (reason: string, options?: ErrorOptions): Error => new TypeError(reason, options);
    await expect(withDeadline(Promise.reject(cause), { toError })).rejects.toEqual(new TypeError('LOADING', { cause }));
  });
});
