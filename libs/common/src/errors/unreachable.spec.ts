import { describe, expect, it } from '@jest/globals';
import { DriverException } from '@mikro-orm/core';
import { AppError } from './errors';
import { isUnreachable } from './unreachable';

describe('isUnreachable', () => {
  it.each([
    [{ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432' }],
    [{ code: '53300', message: 'sorry, too many clients already' }],
    [{ code: '57P03', message: 'the database system is starting up' }],
    [{ message: 'timeout exceeded when trying to connect' }],
  ])('isUnreachable is true when no query was sent: %j', (failure) => expect(isUnreachable(failure)).toBe(true));

  it('isUnreachable is true when the connection was lost before a commit, also once the ORM has wrapped the error', () => {
    const failure = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', hasLeftNothing: true });
    expect(isUnreachable(failure)).toBe(true);
    expect(isUnreachable(new DriverException(failure))).toBe(true);
  });

  it.each([
    [{ message: 'Connection terminated unexpectedly' }],
    [{ code: 'ECONNRESET', message: 'read ECONNRESET' }],
    [{ code: '57P01', message: 'terminating connection due to administrator command' }],
    [{ code: '23505', message: 'duplicate key value' }],
    [{ message: 'a note that says: timeout exceeded when trying to connect' }],
    [new TypeError('x is not a function')],
    ['ECONNREFUSED'],
    [null],
    [undefined],
  ])('isUnreachable is false when a query may have been sent, or for any other failure: %j', (failure) =>
    expect(isUnreachable(failure)).toBe(false),
  );

  it('isUnreachable is false when the connection was lost during a commit, and the answer tells that its outcome is open', () => {
    const failure = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', hasLeftOpen: true });
    for (const lost of [failure, new DriverException(failure)]) {
      expect(isUnreachable(lost)).toBe(false);
      expect(AppError.ofUnreachable(lost)).toMatchObject({
        status: 503,
        code: 'unavailable',
        message: expect.stringContaining('same Idempotency-Key'),
        details: { outcome: 'unknown' },
        retryAfter: 5,
      });
    }
    expect(AppError.ofUnreachable({ code: 'ECONNREFUSED' })).toMatchObject({ code: 'unavailable', details: undefined });
  });
});
