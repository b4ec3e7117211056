import { describe, expect, it } from '@jest/globals';
import type { CalcomErrorCode } from './calcom-api.exception';
import type { OperationName } from './operations';
import { refusal } from './refusal';

const enveloped = (message: string, code = 'BadRequestException') =>
  JSON.stringify({ status: 'error', path: '/v2/x', error: { code, message, details: { message } } });
const bare = (statusCode: number, message: string) => JSON.stringify({ statusCode, message });

const TAKEN = 'User either already has booking at this time or is not available';
const HOST_TAKEN = 'One of the hosts either already has booking at this time or is not available';
const BOUNDS = `The event type can't be booked at the "start" time provided. This could be because it's too soon`;
const TOO_MANY = "Attendee with this email can't book because the maximum number of active bookings has been reached.";
const PAGE = '<!DOCTYPE html><title>524: A timeout occurred</title>';

const TABLE: [CalcomErrorCode, number, string, OperationName?][] = [
  ['slot_taken', 409, enveloped(TAKEN, 'ConflictException')],
  ['slot_taken', 400, enveloped(HOST_TAKEN)],
  ['slot_taken', 409, bare(409, 'booking_conflict_error')],
  ['slot_taken', 400, bare(400, 'no_available_users_found_error')],
  ['slot_taken', 409, ''],
  ['out_of_bounds', 400, enveloped(BOUNDS)],
  ['invalid_request', 400, enveloped('start property is wrong,start must be a valid ISO 8601 date string ')],
  ['field_refused', 400, bare(400, 'Both Phone and Email are missing')],
  ['field_refused', 400, enveloped('attendee property is wrong,email must be an email ')],
  ['slot_taken', 400, enveloped('No available users found.')],
  ['slot_taken', 500, bare(500, 'no_available_users_found_error')],
  ['unavailable', 500, bare(500, 'no_available_users_found_error'), 'listSlots'],
  ['unavailable', 500, bare(500, 'The calendar is unavailable')],
  ['unavailable', 502, bare(502, 'no_available_users_found_error')],
  ['slot_taken', 400, JSON.stringify({ errors: [{ message: 'No available users found' }] })],
  ['slot_taken', 400, enveloped('This event is fully booked')],
  ['slot_taken', 500, enveloped('Unique constraint failed on the fields: (`idempotencyKey`)')],
  ['booking_limit', 400, enveloped('You have exceeded the number of bookings per week')],
  ['booking_limit', 400, enveloped('This event can only be booked 3 times per day')],
  [
    'booking_limit',
    400,
    JSON.stringify({
      error: {
        message: 'Bad Request Exception',
        details: { message: ['Booking limit for this day has been reached'] },
      },
    }),
  ],
  ['out_of_bounds', 422, enveloped('This event cannot be booked less than 24 hours before it starts')],
  ['invalid_request', 400, enveloped('Cannot cancel less than 24 hours before the start'), 'cancelBooking'],
  ['invalid_request', 400, enveloped("Can't reschedule less than 2 hours before it starts"), 'rescheduleBooking'],
  ['already_booked', 400, 'Attendee already booked at this time'],
  ['booker_blocked', 403, enveloped('This email address is on the blocklist')],
  ['booker_blocked', 403, enveloped('You are not allowed to book this event')],
  ['invalid_request', 401, bare(401, 'Invalid verification code')],
  ['invalid_request', 400, bare(400, 'email_verification_required')],
  ['forbidden', 403, enveloped('Your account has been locked')],
  [
    'invalid_request',
    400,
    JSON.stringify({ statusCode: 400, message: ['start must be a date'], error: 'Bad Request' }),
  ],
  ['invalid_request', 422, enveloped(`Can't book this team event type because it has no hosts`)],
  ['invalid_request', 413, 'null'],
  ['unauthorized', 401, enveloped('CustomThrottlerGuard - Invalid API Key')],
  ['unauthorized', 498, '{}'],
  ['forbidden', 403, enveloped('RolesGuard - User is not a member of the team with id=1')],
  ['event_type_gone', 404, enveloped('Event type with id 6981260 not found', 'NotFoundException')],
  ['not_found', 404, enveloped('Team with id 7 not found', 'NotFoundException'), 'listTeamEventTypes'],
  ['event_type_gone', 404, enveloped('Event Type not found', 'NotFoundException'), 'listSlots'],
  ['not_found', 404, JSON.stringify({ error: 'Not Found' }), 'cancelBooking'],
  ['booking_limit', 403, bare(403, 'booking_limit_reached')],
  ['booking_limit', 403, bare(403, 'duration_limit_reached')],
  ['booking_limit', 400, enveloped(`${TOO_MANY} You can reschedule your existing booking (abc).`)],
  ['booking_limit', 403, bare(403, 'Max bookings per week reached')],
  ['booking_limit', 400, enveloped('You have reached the maximum number of bookings for this day')],
  ['booking_limit', 403, JSON.stringify({ statusCode: 403, message: ['booking_limit_reached'] })],
  [
    'booking_limit',
    403,
    JSON.stringify({ error: { message: 'Forbidden', details: { message: 'booking_limit_reached', statusCode: 403 } } }),
  ],
  ['slot_taken', 400, JSON.stringify({ error: { message: '', details: 'hosts_unavailable_for_booking' } })],
  ['slot_taken', 400, 'no_available_users_found_error'],
  ['slot_taken', 400, enveloped('The selected slot is no longer available')],
  ['slot_taken', 400, enveloped('One of the hosts is not available')],
  ['slot_taken', 400, bare(400, 'round_robin_host_unavailable')],
  ['slot_taken', 400, enveloped("This time is outside of the host's availability")],
  ['out_of_bounds', 400, enveloped('Attempting to book a meeting in the past.')],
  ['out_of_bounds', 400, enveloped('Minimum booking notice not met')],
  ['out_of_bounds', 400, bare(400, 'Cannot book more than 60 days in advance')],
  ['booker_blocked', 403, bare(403, 'booker_email_blocked')],
  ['sign_in_required', 403, bare(403, 'booker_email_requires_login')],
  ['already_over', 400, bare(400, 'Cannot reschedule past booking'), 'rescheduleBooking'],
  ['already_cancelled', 400, bare(400, 'cancelled_bookings_cannot_be_rescheduled'), 'rescheduleBooking'],
  ['booker_blocked', 403, bare(403, 'Cannot use this email to create the booking.')],
  ['sign_in_required', 401, enveloped('This event type requires authentication.', 'UnauthorizedException')],
  ['sign_in_required', 403, enveloped('You are not authorized to book this event type.', 'ForbiddenException')],
  ['already_booked', 409, bare(409, 'already_signed_up_for_this_booking_error')],
  ['slot_taken', 400, enveloped('Someone else reserved this slot before you')],
  ['slot_taken', 422, enveloped('This time slot is already reserved by another user. Please choose a different time.')],
  ['slot_taken', 409, enveloped('No more seats left at this seated booking.')],
  ['invalid_request', 403, bare(403, 'Something about this booking')],
  ['forbidden', 403, bare(403, 'Something about this list'), 'listTeams'],
  [
    'already_cancelled',
    400,
    enveloped(`Can't cancel booking with uid=a because it has been cancelled already.`),
    'cancelBooking',
  ],
  ['already_over', 400, bare(400, 'Cannot cancel a booking that has already ended'), 'cancelBooking'],
  ['misrouted', 404, enveloped('Cannot POST /v2/bookings', 'NotFoundException')],
  ['misrouted', 404, bare(404, 'Cannot GET /v2/slots?eventTypeId=1'), 'listSlots'],
  ['rate_limited', 429, enveloped('CustomThrottlerGuard - Too many requests.', 'ThrottlerException')],
  ['unavailable', 500, enveloped('Internal server error')],
  ['unavailable', 503, ''],
  ['unavailable', 524, PAGE],
  ['unexpected_answer', 403, PAGE],
  ['unexpected_answer', 302, ''],
  ['timeout', 408, ''],
];

const at = (id: string) => refusal('me', { status: 500, headers: { 'x-request-id': id }, text: '' }).requestId;

describe('refusal', () => {
  it.each([
    ['Missing required booking field response: hair-length - it is required by the event type', 'answers.hair-length'],
    ["Invalid option 'x' for booking field 'insurance'. Allowed options are: a, b.", 'answers.insurance'],
    ["Invalid type for booking field 'children'. Expected type number", 'answers.children'],
    ['responses - {attendeePhoneNumber}invalid_number, ', 'attendee.phone_number'],
    ['responses - {email}email_validation_error, ', 'attendee.email'],
    ['Missing attendee phone number - it is required by the event type.', 'attendee.phone_number'],
    ['attendee property is wrong,phoneNumber must be a valid phone number ', 'attendee.phone_number'],
    ['Attendee email domain does not accept emails (no MX records)', 'attendee.email'],
    ['Attendee must have at least one contact method (email or phone number)', 'attendee.email'],
  ])('a refusal of one field names it: %s', (message, field) => {
    const answer = { status: 400, headers: {}, text: enveloped(message) };
    expect(refusal('createBooking', answer)).toMatchObject({ code: 'field_refused', field });
  });

  it.each(TABLE)('a refusal is %s for %i %s', (code, status, text, operation = 'createBooking') => {
    const exception = refusal(operation, { status, headers: {}, text });
    expect(exception).toMatchObject({ code, status, operation });
    expect(exception.message).not.toContain(TAKEN);
  });

  it.each([
    ['unavailable', 502, 'createBooking', { outcomeUnknown: true, retryable: false }],
    ['unavailable', 502, 'listSlots', { outcomeUnknown: false, retryable: true }],
    ['rate_limited', 429, 'createBooking', { outcomeUnknown: false, retryable: true }],
    ['slot_taken', 409, 'createBooking', { outcomeUnknown: false, retryable: false }],
    ['forbidden', 403, 'listTeams', { outcomeUnknown: false, retryable: false }],
  ] as const)('a refusal with %s: %i of %s is %j', (code, status, operation, expected) => {
    expect(refusal(operation, { status, headers: {}, text: '' })).toMatchObject({ code, ...expected });
  });

  it.each([
    [{ 'x-ratelimit-reset-default': '17' }, 17],
    [{ 'x-ratelimit-reset-api': '9' }, 9],
    [{ 'x-ratelimit-reset-default': '50', 'x-ratelimit-reset-api': '9', 'retry-after': '5' }, 9],
    [{ 'retry-after': '5' }, 5],
    [{}, 60],
    [{ 'x-ratelimit-reset-default': '1789000000' }, 60],
    [{ 'x-ratelimit-reset-default': 'soon' }, 60],
  ])('a 429 with %j is worth a retry after %i seconds', (headers, retryAfter) => {
    expect(refusal('listSlots', { status: 429, headers, text: '' }).retryAfter).toBe(retryAfter);
  });

  it('a refusal has the request id unless it could forge a log line', () => {
    expect(at('0b9f6c3e-6f0e')).toBe('0b9f6c3e-6f0e');
    expect(at('a\nERROR stolen')).toBeUndefined();
  });
});
