import { type OperationName, operationOf } from './operations';

const REASONS = {
  slot_taken: 'the slot is no longer free',
  out_of_bounds: 'the time is too soon or too far ahead for this event type',
  already_booked: 'this attendee has a booking at that time already',
  booking_limit: 'a limit of this event type or of the attendee is reached',
  booker_blocked: 'this attendee may not book',
  sign_in_required: 'only signed-in users of Cal.com may book this event type',
  event_type_gone: 'the event type does not exist any more',
  already_cancelled: 'the booking is cancelled already',
  already_over: 'the booking is over',
  field_refused: 'Cal.com does not take a field of the booking, or misses it',
  invalid_request: 'Cal.com refused the request',
  unauthorized: 'the API key is missing, wrong or expired',
  forbidden: 'the API key may not do this',
  not_found: 'Cal.com does not know it',
  misrouted: 'Cal.com has no such route; check the base URL (it ends in /v2) and the cal-api-version',
  rate_limited: 'the rate limit of the API key is used up',
  address_refused: 'the base URL leads to no address that may be asked',
  timeout: 'Cal.com did not answer in time',
  network: 'the connection to Cal.com failed',
  unavailable: 'Cal.com is out of order',
  circuit_open: 'Cal.com failed too often lately; calls are held back',
  overloaded: 'too many calls with the API key are under way',
  unexpected_answer: 'Cal.com answered something unknown',
} as const;

/** Why a call failed; the key of its sentence above. */
export type CalcomErrorCode = keyof typeof REASONS;

const TRANSIENT = new Set<CalcomErrorCode>([
  'timeout',
  'network',
  'unavailable',
  'rate_limited',
  'circuit_open',
  'overloaded',
]);
const LEAVES_OUTCOME_OPEN = new Set<CalcomErrorCode>(['timeout', 'network', 'unavailable', 'unexpected_answer']);

interface CalcomFailure {
  /** HTTP status; absent when there was no answer. */
  status?: number;
  /** Cal.com's own id of the request. */
  requestId?: string;
  retryAfter?: number;
  /** Where it failed, in our words. Never text from Cal.com: it echoes what callers sent. */
  detail?: string;
  /** Of `field_refused`: the field, as callers name it. */
  field?: string;
  /** No byte of the request left this machine. */
  neverSent?: boolean;
}

/**
 * The only error of this client. Neither message nor fields repeat the request or Cal.com's text, so it may be logged
 * and its message shown.
 */
export class CalcomApiException extends Error {
  readonly status?: number;
  readonly requestId?: string;
  /** Seconds until a retry makes sense. */
  readonly retryAfter?: number;
  readonly field?: string;
  /** The same request may succeed later, and repeating it cannot do harm. */
  readonly retryable: boolean;
  /** A write that Cal.com may or may not have carried out: look for it before anything is sent again. */
  readonly outcomeUnknown: boolean;

  constructor(
    readonly operation: OperationName,
    readonly code: CalcomErrorCode,
    { status, requestId, retryAfter, field, detail, neverSent = false }: CalcomFailure = {},
  ) {
    super(`${operation}: ${REASONS[code]}${detail ? ` (${detail})` : ''}`);
    this.name = 'CalcomApiException';
    this.status = status;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
    this.field = field;
    this.outcomeUnknown = operationOf(operation).kind === 'write' && LEAVES_OUTCOME_OPEN.has(code) && !neverSent;
    this.retryable = TRANSIENT.has(code) && !this.outcomeUnknown;
  }
}
