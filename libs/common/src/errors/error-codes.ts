import { COMMAND_ERRORS } from './command-errors';
import type { ErrorEntry } from './error-entry';

/** What HTTP answers, sorted by status. */
const HTTP_ERRORS = {
  bad_request: {
    status: 400,
    message: 'This is not a valid HTTP request',
    fix: 'The message names what is malformed: the address, a header, the query or the length of the body.',
  },
  malformed_json: {
    status: 400,
    message: 'The body is not valid JSON',
    fix: 'Send one JSON object in UTF-8, made by a JSON library rather than by joining texts.',
  },
  validation_failed: {
    status: 400,
    message: 'A field is missing, unknown or has a value that it cannot have',
    fix: 'Correct each field that `details` names; the API description has their types and examples.',
  },
  malformed_call: {
    status: 400,
    message: 'The body is not a call of this function',
    fix: 'Let the agent send the whole call, `{name, args, call}`, to the address of the function that it names.',
  },
  unauthenticated: {
    status: 401,
    message: 'Sign in first: send "Authorization: Bearer <token>"',
    fix: 'Sign in again, or make another token; for an agent, check the key that it signs with.',
  },
  forbidden: {
    status: 403,
    message: 'This is not allowed',
    fix: 'Check that the id is one of your own company, and that your role and the abilities of the token suffice.',
  },
  forbidden_origin: {
    status: 403,
    message: 'Pages of this origin may not ask here',
    fix: 'Ask from a page of `PUBLIC_URL`; on this machine, where that is unset, from the address in the `host` header. Programs send a token, no cookie and no `origin`.',
  },
  not_found: {
    status: 404,
    message: 'There is no such thing',
    fix: 'Check the address and the id against a list that you have just asked for.',
  },
  method_not_allowed: {
    status: 405,
    message: 'This route does not have that method',
    fix: 'Use one of the methods that the API description names for the route.',
  },
  request_timeout: {
    status: 408,
    message: 'The request took too long to arrive',
    fix: 'Send it again; if that fails too, look for a slow proxy or connection in between.',
  },
  already_booked: {
    status: 409,
    message: 'This person already has an appointment of this kind at that time',
    fix: 'Nothing needs to be booked: `details.booking_id` names the appointment. Move or cancel it to change it.',
  },
  already_over: {
    status: 409,
    message: 'This appointment is cancelled, refused or in the past',
    fix: 'Book a new appointment instead of changing this one.',
  },
  booking_limit_reached: {
    status: 409,
    message: 'No more appointments of this kind are possible in that period, or for this person',
    fix: 'Choose another day or week, or raise the limits of the event type at Cal.com.',
  },
  event_type_gone: {
    status: 409,
    message: 'Cal.com does not offer this event type any more',
    fix: 'Sync, and choose one of the event types that are left.',
  },
  calcom_account_differs: {
    status: 409,
    message:
      'This key is of another Cal.com account than the one before, whose appointments and teams it may not reach',
    fix: 'Send a key of the same account, or `force` if the company has moved to the other one.',
  },
  calcom_not_connected: {
    status: 409,
    message: 'This company has no Cal.com API key yet; an administrator must add one',
    fix: 'Give the company a Cal.com API key: `PUT /api/company/calcom-key`, or `company:update`.',
  },
  in_progress: {
    status: 409,
    message: 'A request with this Idempotency-Key is still running; ask again shortly',
    fix: 'Send the same request under the same key again, after as many seconds as `retry-after` says.',
  },
  slot_taken: {
    status: 409,
    message: 'This slot has just been taken; check the availability again',
    fix: 'Ask for the free slots again and book another one.',
  },
  sync_suspicious: {
    status: 409,
    message: 'Cal.com lists far less than before; nothing was switched off',
    fix: 'Look at Cal.com whether what `details.would_deactivate` names is really gone; if it is, sync again with `force`.',
  },
  team_inactive: {
    status: 409,
    message: 'This team is switched off, or Cal.com no longer lists it: it takes no questions and no bookings',
    fix: 'Choose one of the active teams; an administrator can switch it on again, or list it at Cal.com again and sync.',
  },
  last_admin: {
    status: 409,
    message: 'The company would have no administrator left',
    fix: 'Make another user an administrator of the whole company first.',
  },
  conflict: {
    status: 409,
    message: 'There is one already: the name, address or id is taken',
    fix: 'Use the one that is there, or choose another name, address or id; where the message names a limit or a state, change that first.',
  },
  public_url_missing: {
    status: 409,
    message: 'This service does not know the address under which the outside reaches it',
    fix: 'Set `PUBLIC_URL` and start the service again.',
  },
  payload_too_large: {
    status: 413,
    message: 'The body is too large',
    fix: 'Send less than 256 kB; the signed calls of agents may have 2 MB.',
  },
  uri_too_long: {
    status: 414,
    message: 'The address is too long',
    fix: 'Shorten the query.',
  },
  unsupported_media_type: {
    status: 415,
    message: 'Send the body as application/json',
    fix: 'Set `content-type: application/json`, write UTF-8, and do not compress.',
  },
  booker_blocked: {
    status: 422,
    message: 'Cal.com does not let this attendee book',
    fix: 'Use another e-mail address or number, or take the attendee off the blocked ones at Cal.com.',
  },
  sign_in_required: {
    status: 422,
    message: 'Only people who are signed in at Cal.com may book this event type',
    fix: 'Book on the page of Cal.com, or let the event type be booked without signing in there.',
  },
  calcom_rejected: {
    status: 422,
    message: 'Cal.com does not accept this booking for this event type',
    fix: 'Sync, then check what the event type asks for at Cal.com: duration, questions, limits and who may book.',
  },
  event_type_unsupported: {
    status: 422,
    message: 'This event type asks what cannot be answered here',
    fix: 'Make the question that `details` names optional at Cal.com, or book there.',
  },
  idempotency_mismatch: {
    status: 422,
    message: 'This Idempotency-Key was used for another request; choose a new key for a new booking',
    fix: 'Make one key for each booking, and keep it only for repeating that very request.',
  },
  rate_limited: {
    status: 429,
    message: 'Too many requests; try again in a minute',
    fix: 'Wait as many seconds as `retry-after` says, and spread the requests; `THROTTLE_PER_MINUTE` is the limit.',
  },
  headers_too_large: {
    status: 431,
    message: 'The headers are too large',
    fix: 'Send fewer or shorter headers; cookies of other pages are a common cause.',
  },
  internal_error: {
    status: 500,
    message: 'Something went wrong on our side; the request id finds it in our logs',
    fix: 'Search the log for the request id, and report what stands there.',
  },
  calcom_key_refused: {
    status: 502,
    message: 'Cal.com refuses the API key; connect Cal.com with another one',
    fix: 'Make a new API key at Cal.com for a user who administers the teams, and give it to the company.',
  },
  calcom_unexpected_answer: {
    status: 502,
    message: 'Cal.com answered something unknown',
    fix: 'Check the base URL of Cal.com (it ends in `/v2`, and a company’s own leads to a public address or one of `CALCOM_ALLOWED_HOSTS`); the log says which part of the answer was not understood.',
  },
  calcom_unavailable: {
    status: 503,
    message: 'Cal.com temporarily unavailable',
    fix: 'Try again after as many seconds as `retry-after` says. If it lasts, check Cal.com’s status page and `CALCOM_BASE_URL`.',
  },
  overloaded: {
    status: 503,
    message: 'Too much is being asked at the same time; try again in a moment',
    fix: 'Try again after as many seconds as `retry-after` says; if it happens often, start more instances.',
  },
  read_only: {
    status: 503,
    message: 'The service is being maintained and takes no changes at the moment; reading works',
    fix: 'Try again after as many seconds as `retry-after` says; operators end it with `maintenance off`.',
  },
  unavailable: {
    status: 503,
    message: 'The service cannot reach its database at the moment',
    fix: 'Try again after as many seconds as `retry-after` says. Where `details.outcome` is `unknown`, the change may have taken effect: repeat it under the same `Idempotency-Key`, or look at what is there first. Operators check `/health/ready` and the database.',
  },
} satisfies Record<string, ErrorEntry>;

/** Every code that the service and its commands can answer with: a closed list. */
export type ErrorCode = keyof typeof HTTP_ERRORS | keyof typeof COMMAND_ERRORS;

/** The table of errors, by code. */
export const ERRORS: Readonly<Record<ErrorCode, ErrorEntry>> = { ...HTTP_ERRORS, ...COMMAND_ERRORS };

/** Every `code` that an HTTP answer can have. */
export const HTTP_ERROR_CODES = Object.keys(HTTP_ERRORS) as ErrorCode[];
