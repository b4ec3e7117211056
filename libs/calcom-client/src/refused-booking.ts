import type { CalcomErrorCode } from './calcom-api.exception';
import type { OperationName } from './operations';
import { refusedField } from './refused-field';

/**
 * Cal.com has no machine codes for the refusals of one booking, only sentences, and several statuses for each. Some are
 * the names of its errors, `booking_limit_reached`: read as words, too.
 */
const SENTENCES: readonly (readonly [CalcomErrorCode, RegExp])[] = [
  ['already_cancelled', /has been cancelled( and rescheduled)? already|already (been )?cancell?ed|cancelled bookings/i],
  [
    'already_over',
    /already (ended|started)|(cancel|reschedule|change) (a )?(past|booking (that is )?in the past)|is over/i,
  ],
  ['already_booked', /already signed up|attendee (is )?already (has (a )?booking|booked)/i],
  // Asks for a code sent by e-mail, which the attendee cannot give in the same request.
  ['invalid_request', /verification/i],
  [
    'booking_limit',
    /(booking|duration|booker)s? limit|limit\b.* (reached|exceeded)|(max(imum)?\b|too many|exceeded the number of)( \w+){0,3} (bookings|duration)|exceeded the number of bookings|\b(\d+|once|twice)( times?)? (per|a) (day|week|month|year)/i,
  ],
  [
    'sign_in_required',
    /(log|sign)[ -]?in\b|requires? (authentication|login)|must be authenticated|not authorized to book/i,
  ],
  [
    'booker_blocked',
    /cannot use this e-?mail|(has been|is) blocked|blocked from booking|e-?mail blocked|block ?list|not allowed to book|\bspam\b/i,
  ],
  [
    'out_of_bounds',
    /can't be booked at the "start" time|out of bounds|restriction schedule|in the past|booking notice|in advance|less than .* before|too (soon|late|early|far)\b/i,
  ],
  ['event_type_gone', /event ?type.*not found/i],
  [
    'slot_taken',
    /already has (a )?booking at this time|booking conflict|no available users|hosts? (is |are )?unavailable|seats full|no more seats|(not enough|no) (available )?seats|fully booked|reserved (by another|this slot)|already reserved|already booked|unique constraint/i,
  ],
  [
    'slot_taken',
    /\b(slots?|times?|hosts?|users?|organi[sz]er)\b.*(not|no longer) available|unavailable\b|availability not found|outside (of )?.*(availability|working hours)|\bis busy\b|out of office/i,
  ],
];

/** Messages that concern the key and not the booking: of Cal.com's guards, which run before it examines the booking. */
const ABOUT_THE_KEY =
  /api[ _-]?key|guard\b|access[ _-]?token|invalid (token|credential)|expired|account (has been |is )?(locked|suspended|disabled)|not a member|insufficient|scope|plan\b|forbidden resource/i;

/** What a sentence says of a booking; undefined where it says nothing that is known. */
export const saidRefusal = (message: string): CalcomErrorCode | undefined => {
  const words = message.replaceAll('_', ' ');
  return SENTENCES.find(([, sentence]) => sentence.test(words))?.[0];
};

/** Refusals of a time, which another time may undo. */
const OF_TIME = new Set<CalcomErrorCode>(['out_of_bounds', 'slot_taken', 'booking_limit']);

/** No other time helps where an appointment may not be cancelled, or not be moved any more. */
const isNoTimeOf = (operation: OperationName, code: CalcomErrorCode, message: string): boolean =>
  (operation === 'cancelBooking' && OF_TIME.has(code)) ||
  (operation === 'rescheduleBooking' && code === 'out_of_bounds' && /\breschedul/i.test(message));

/** The code of a refusal of one booking. It is about that booking, unless it says that it is about the key. */
export function refusedBooking(operation: OperationName, status: number, message: string): CalcomErrorCode {
  const isAboutKey = ABOUT_THE_KEY.test(message);
  if ((status === 403 || status === 401) && isAboutKey) return status === 401 ? 'unauthorized' : 'forbidden';
  if (status === 498) return 'unauthorized';
  const isForm = operation === 'createBooking' && (status === 400 || status === 422);
  if (isForm && refusedField(message) !== undefined) return 'field_refused';
  const known = saidRefusal(message);
  if (known) return isNoTimeOf(operation, known, message) ? 'invalid_request' : known;
  // Without a sentence of its own, a 401 is what a missing or wrong key gets.
  if (status === 401) return 'unauthorized';
  if (status === 404) return operation === 'createBooking' ? 'event_type_gone' : 'not_found';
  return status === 409 ? 'slot_taken' : 'invalid_request';
}
