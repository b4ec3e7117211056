import { describe, expect, it } from '@jest/globals';
import { CalcomApiException, type CalcomErrorCode } from '@app/calcom-client';
import { isFinal } from '../idempotency/stored-failure';
import type { Booking, BookingStatus } from './booking.entity';
import { bookingFailure, statusAfter } from './booking-failure';

const failed = (code: CalcomErrorCode, facts: { status?: number; neverSent?: boolean } = {}) =>
  new CalcomApiException('createBooking', code, facts);

type Case = [CalcomApiException, wasSearched: boolean, BookingStatus, status: number, code: string, isFinal: boolean];

describe('statusAfter and bookingFailure', () => {
  it.each<Case>([
    [failed('slot_taken', { status: 409 }), false, 'rejected', 409, 'slot_taken', true],
    [failed('out_of_bounds', { status: 400 }), false, 'rejected', 400, 'validation_failed', true],
    [failed('invalid_request', { status: 400 }), false, 'rejected', 422, 'calcom_rejected', true],
    [failed('unauthorized', { status: 401 }), false, 'rejected', 502, 'calcom_key_refused', false],
    [failed('rate_limited', { status: 429 }), false, 'failed', 503, 'calcom_unavailable', false],
    [failed('circuit_open'), false, 'failed', 503, 'calcom_unavailable', false],
    [failed('network', { neverSent: true }), false, 'failed', 503, 'calcom_unavailable', false],
    [failed('network'), true, 'unknown', 503, 'booking_unconfirmed', false],
    [failed('timeout'), true, 'unknown', 503, 'booking_unconfirmed', false],
    [failed('unavailable', { status: 500 }), false, 'unknown', 503, 'booking_unconfirmed', false],
    [failed('unavailable', { status: 500 }), true, 'failed', 503, 'calcom_unavailable', false],
    [failed('unavailable', { status: 503 }), false, 'failed', 503, 'calcom_unavailable', false],
    [failed('unavailable', { status: 502 }), true, 'unknown', 503, 'booking_unconfirmed', false],
    [failed('unavailable', { status: 524 }), true, 'unknown', 503, 'booking_unconfirmed', false],
    [failed('unexpected_answer', { status: 201 }), true, 'unknown', 503, 'booking_unconfirmed', false],
  ])(
    'a booking that fails with %s, searched afterwards: %s, is %s and answers %i',
    (error, wasSearched, bookingStatus, status, code, final) => {
      const booking = { id: 41, status: statusAfter(error, wasSearched) } as Booking;
      expect(booking.status).toBe(bookingStatus);
      const failure = bookingFailure(error, booking);
      expect(failure).toMatchObject({ status, code });
      expect(failure.retryAfter !== undefined).toBe(status === 503);
      expect(isFinal(failure)).toBe(final);
    },
  );
});
