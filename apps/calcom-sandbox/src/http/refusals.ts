import type { Refusal } from './fault';

const enveloped = (status: number, code: string, message: string): Refusal => ({ status, code, message });
const bare = (status: number, message: string): Refusal => ({ status, message });

const TAKEN = 'One of the hosts either already has booking at this time or is not available';

/** How Cal.com refuses a booking, a move or a cancellation, by the name of the fault that says it. */
export const REFUSALS = {
  taken: enveloped(409, 'ConflictException', TAKEN),
  'taken-400': enveloped(400, 'BadRequestException', TAKEN),
  'taken-by-conflict': bare(409, 'booking_conflict_error'),
  'taken-by-reservation': enveloped(400, 'BadRequestException', 'Someone else reserved this slot before you'),
  'taken-by-reservation-422': enveloped(
    422,
    'UnprocessableEntityException',
    'This time slot is already reserved by another user. Please choose a different time.',
  ),
  'seats-full': enveloped(409, 'ConflictException', 'No more seats left at this seated booking.'),
  'signed-up': bare(409, 'already_signed_up_for_this_booking_error'),
  'booking-limit': bare(403, 'booking_limit_reached'),
  'duration-limit': bare(403, 'duration_limit_reached'),
  'booker-limit': enveloped(
    400,
    'BadRequestException',
    "Attendee with this email can't book because the maximum number of active bookings has been reached.",
  ),
  'booker-blocked': bare(403, 'Cannot use this email to create the booking.'),
  'booker-must-log-in': bare(
    403,
    'Attendee email has been blocked. Make sure to login as anna@example.com to use this email for creating a booking.',
  ),
  'sign-in-required': enveloped(
    401,
    'UnauthorizedException',
    'checkBookingRequiresAuthentication - request must be authenticated by passing credentials belonging to event type owner, host or team or org admin or owner.',
  ),
  'sign-in-as-host': enveloped(
    403,
    'ForbiddenException',
    'checkBookingRequiresAuthentication - user is not authorized to access this event type. User has to be either event type owner, host, team admin or owner or org admin or owner.',
  ),
  'event-type-gone': enveloped(404, 'NotFoundException', 'Event type with id 1 not found.'),
  'no-hosts': enveloped(
    422,
    'UnprocessableEntityException',
    "Can't book this team event type because it has no hosts. Please, add at least 1 host to event type with id=1 belonging to team with id=1 and try again.",
  ),
  'out-of-bounds': enveloped(
    400,
    'BadRequestException',
    "The event type can't be booked at the \"start\" time provided. This could be because it's too soon (violating the minimum booking notice) or too far in the future (outside the event's scheduling window).",
  ),
  past: enveloped(400, 'BadRequestException', 'Attempting to book a meeting in the past.'),
  'answer-missing': enveloped(
    400,
    'BadRequestException',
    'Missing required booking field response: question - it is required by the event type booking fields, but missing in the bookingFieldsResponses. You can fetch the event type with ID 1 to see the required fields.',
  ),
} satisfies Record<string, Refusal>;
