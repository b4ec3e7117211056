/** Description of a 202. */
export const NOT_KNOWN = 'It is not known yet whether Cal.com has carried it out: the appointment at `location` tells';

/** What a booking can be refused for, by status. */
export const BOOK_FAILURES = {
  400: 'A field is malformed or unknown, a time makes no sense, or the event type is not one of the team',
  403: "The team is not one of the caller's company, or does not exist",
  409: '`slot_taken`, `already_booked` by this person, `booking_limit_reached`, `event_type_gone`, `team_inactive`, `in_progress`, or `calcom_not_connected`',
  422: '`idempotency_mismatch`, `booker_blocked`, `sign_in_required`, `calcom_rejected`, or `event_type_unsupported`',
  503: '`calcom_unavailable`: nothing was booked',
};

/** What a move or cancellation can be refused for, by status. */
export const CHANGE_FAILURES = {
  400: 'A field is malformed or unknown, or the time makes no sense',
  403: "The appointment is not one of the caller's company, or does not exist",
  409: '`already_over`, `slot_taken`, `already_booked` by this person, `booking_limit_reached`, `event_type_gone`, `team_inactive` of one that is to be moved, or `in_progress`',
  422: '`idempotency_mismatch` or `calcom_rejected`',
  503: '`calcom_unavailable`: nothing was changed',
};
