import { describe, expect, it } from '@jest/globals';
import { CalcomApiException } from './calcom-api.exception';
import { calcomFailure } from './calcom-failure';

describe('calcomFailure', () => {
  it.each([
    ['timeout', 503, 'calcom_unavailable'],
    ['network', 503, 'calcom_unavailable'],
    ['unavailable', 503, 'calcom_unavailable'],
    ['circuit_open', 503, 'calcom_unavailable'],
    ['rate_limited', 503, 'calcom_unavailable'],
    ['overloaded', 503, 'overloaded'],
    ['slot_taken', 409, 'slot_taken'],
    ['out_of_bounds', 400, 'validation_failed'],
    ['invalid_request', 422, 'calcom_rejected'],
    ['not_found', 404, 'not_found'],
    ['unauthorized', 502, 'calcom_key_refused'],
    ['forbidden', 502, 'calcom_key_refused'],
    ['misrouted', 502, 'calcom_unexpected_answer'],
    ['unexpected_answer', 502, 'calcom_unexpected_answer'],
  ] as const)('calcomFailure turns %s into %i %s', (from, status, code) => {
    expect(calcomFailure(new CalcomApiException('listTeams', from))).toMatchObject({ status, code });
  });

  it('calcomFailure passes on the seconds until a retry', () => {
    const { retryAfter } = calcomFailure(new CalcomApiException('listTeams', 'rate_limited', { retryAfter: 17 }));
    expect(retryAfter).toBe(17);
    expect(calcomFailure(new CalcomApiException('listTeams', 'timeout')).retryAfter).toBe(30);
  });
});
