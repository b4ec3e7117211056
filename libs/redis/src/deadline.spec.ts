import { describe, expect, it } from '@jest/globals';
import { RedisUnavailable, withDeadline } from './deadline';

describe('withDeadline', () => {
  it('rejects when the work takes too long or fails', async () => {
    await expect(withDeadline(new Promise(() => {}), { timeout: 1 })).rejects.toThrow(RedisUnavailable);
    await expect(withDeadline(Promise.reject(new Error('LOADING')))).rejects.toThrow(RedisUnavailable);
  });

  it('passes on what the work answers in time', async () => {
    expect(await withDeadline(Promise.resolve('text'))).toBe('text');
  });

  it("rejects with the caller's own error, which keeps the cause", async () => {
    const cause = new Error('LOADING');
    const toError = (reason: string, options?: ErrorOptions): Error => new TypeError(reason, options);
    await expect(withDeadline(Promise.reject(cause), { toError })).rejects.toEqual(new TypeError('LOADING', { cause }));
  });
});
