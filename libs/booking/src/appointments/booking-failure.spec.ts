import { describe, expect, it } from '@jest/globals';
import { CalcomApiException, type CalcomErrorCode } from '@app/calcom-client';
import { isFinal } from '../idempotency/stored-failure';
import type { Booking } from './booking.entity';
import type { BookingStatus } from '../status/booking-status';
import { bookingFailure, statusAfter } from './booking-failure';

const failed = (code: CalcomErrorCode, facts: { status?: number; neverSent?: boolean } = {}) =>
  new CalcomApiException('createBooking', code, facts);

const UNTOLD = 'untold';

type Case = [CalcomApiException, wasSearched: boolean, BookingStatus, status: number, code: string, isFinal: boolean];

describe('statusAfter and bookingFailure', () => {
  it.each<Case>([
    [failed('slot_taken', { status: 409 }), false, 'rejected', 409, 'slot_taken', false],
    [failed('out_of_bounds', { status: 400 }), false, 'rejected', 400, 'validation_failed', false],
    [failed('invalid_request', { status: 400 }), false, 'rejected', 422, 'calcom_rejected', true],
    [failed('booking_limit', { status: 403 }), false, 'rejected', 409, 'booking_limit_reached', false],
    [failed('booker_blocked', { status: 403 }), false, 'rejected', 422, 'booker_blocked', true],
    [failed('sign_in_required', { status: 401 }), false, 'rejected', 422, 'sign_in_required', true],
    [failed('event_type_gone', { status: 404 }), false, 'rejected', 409, 'event_type_gone', true],
    [failed('unauthorized', { status: 401 }), false, 'rejected', 502, 'calcom_key_refused', false],
    [failed('rate_limited', { status: 429 }), false, 'failed', 503, 'calcom_unavailable', false],
    [failed('circuit_open'), false, 'failed', 503, 'calcom_unavailable', false],
    [failed('network', { neverSent: true }), false, 'failed', 503, 'calcom_unavailable', false],
    [failed('network'), true, 'unknown', 503, UNTOLD, false],
    [failed('timeout'), true, 'unknown', 503, UNTOLD, false],
    [failed('unavailable', { status: 500 }), false, 'unknown', 503, UNTOLD, false],
    [failed('unavailable', { status: 500 }), true, 'failed', 503, 'calcom_unavailable', false],
    [failed('unavailable', { status: 503 }), false, 'failed', 503, 'calcom_unavailable', false],
    [failed('unavailable', { status: 502 }), true, 'unknown', 503, UNTOLD, false],
    [failed('unavailable', { status: 524 }), true, 'unknown', 503, UNTOLD, false],
    [failed('unexpected_answer', { status: 201 }), true, 'unknown', 503, UNTOLD, false],
  ])(
    'a booking that fails with %s, searched afterwards: %s, is %s and answers %i',
    (error, wasSearched, bookingStatus, status, code, final) => {
      const booking = { id: 41, status: statusAfter(error, wasSearched) } as Booking;
      expect(booking.status).toBe(bookingStatus);
      // While the outcome is unknown there is no failure to answer.
      if (code === UNTOLD) return;
      const failure = bookingFailure(error, booking);
      expect(failure).toMatchObject({ status, code });
      expect(failure.retryAfter !== undefined).toBe(status === 503);
      expect(isFinal(failure)).toBe(final);
    },
  );
});
