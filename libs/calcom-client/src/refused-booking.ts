import type { CalcomErrorCode } from './calcom-api.exception';
import type { OperationName } from './operations';

/** Cal.com has no machine codes for the refusals of one booking, only sentences, and several statuses for each. */
const SENTENCES: readonly (readonly [CalcomErrorCode, RegExp])[] = [
  ['already_cancelled', /has been cancelled( and rescheduled)? already|already (been )?cancell?ed|cancelled_bookings/i],
  [
    'already_over',
    /already (ended|started)|(cancel|reschedule|change) (a )?(past|booking (that is )?in the past)|is over/i,
  ],
  ['already_booked', /already[_ ]signed[_ ]up/i],
  [
    'booking_limit',
    /(booking|duration|booker)s?[_ ]limit|limit (has been |was |is )?(reached|exceeded)|(max(imum)?\b|too many)( \w+){0,3} (bookings|duration)/i,
  ],
  ['sign_in_required', /(log|sign)[ -]?in\b|requires? authentication|must be authenticated|not authorized to book/i],
  ['booker_blocked', /cannot use this e-?mail|(has been|is) blocked|blocked from booking|e-?mail_blocked|\bspam\b/i],
  [
    'out_of_bounds',
    /can't be booked at the "start" time|out[_ ]of[_ ]bounds|restriction_schedule|in the past|booking[_ ]notice|in advance|too (soon|late|early|far)\b/i,
  ],
  ['event_type_gone', /event[_ ]type.*not[_ ]found/i],
  [
    'slot_taken',
    /already has (a )?booking at this time|booking_conflict|no_available_users|hosts?_(is_|are_)?unavailable|seats_full|no more seats|not_enough_available_seats|reserved (by another|this slot)|already reserved|already booked/i,
  ],
  [
    'slot_taken',
    /\b(slots?|times?|hosts?|users?|organi[sz]er)\b.*(not|no longer) available|unavailable\b|availability_not_found|outside (of )?.*(availability|working hours)|\bis busy\b|out of office/i,
  ],
];

/** Messages that concern the key and not the booking: of Cal.com's guards, which run before it examines the booking. */
const ABOUT_THE_KEY =
  /api[ _-]?key|guard\b|access[ _-]?token|invalid (token|credential)|expired|not a member|insufficient|scope|plan\b|forbidden resource/i;

/** The code of a refusal of one booking. It is about that booking, unless it says that it is about the key. */
export function refusedBooking(operation: OperationName, status: number, message: string): CalcomErrorCode {
  const isAboutKey = ABOUT_THE_KEY.test(message);
  if ((status === 403 || status === 401) && isAboutKey) return status === 401 ? 'unauthorized' : 'forbidden';
  if (status === 498) return 'unauthorized';
  const known = SENTENCES.find(([, sentence]) => sentence.test(message));
  if (known) return known[0];
  // Without a sentence of its own, a 401 is what a missing or wrong key gets.
  if (status === 401) return 'unauthorized';
  if (status === 404) return operation === 'createBooking' ? 'event_type_gone' : 'not_found';
  return status === 409 ? 'slot_taken' : 'invalid_request';
}
