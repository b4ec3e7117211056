import { describe, expect, it } from '@jest/globals';
import { failureOf } from './run-failure';

describe('why a run failed', () => {
  it.each([
    ['the server of the database is away', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['its transaction was lost with the connection', Object.assign(new Error('lost'), { hasLeftNothing: true })],
  ])('is told as an outage that passes where %s', (_what, error) => {
    expect(failureOf(error)).toMatchObject({ code: 'unavailable', retryAfter: 5 });
  });

  it('is told without internals where nobody knows', () => {
    const { code, message } = failureOf(new Error('relation "calcom_teams" does not exist'));
    expect([code, message]).toEqual(['internal_error', 'Something went wrong on our side']);
  });
});
