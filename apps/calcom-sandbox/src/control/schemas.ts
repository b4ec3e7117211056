import { FAULT_NAMES } from '../http/fault-names';
import { LIST_DEFECTS } from '../http/list-defects';
import { WRONG_ANSWERS } from '../http/wrong-answers';
import { RESET_PARTS } from '../reset';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const whole = { type: 'integer' } as const;
const instant = { type: 'string', format: 'date-time' } as const;

/** A closed object: a misspelt property is a 400 instead of a fault that never applies. */
const closed = (properties: Record<string, unknown>, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});

export const faultSchema = closed({
  name: { enum: FAULT_NAMES },
  operation: text,
  eventTypeId: whole,
  apiKey: text,
  pathPrefix: text,
  method: text,
  status: { type: 'integer', minimum: 200, maximum: 599 },
  body: {},
  headers: { type: 'object', additionalProperties: text },
  delayMs: { type: 'integer', minimum: 0 },
  answerDelayMs: { type: 'integer', minimum: 0 },
  dripMs: { type: 'integer', minimum: 0 },
  abort: { enum: ['reset', 'hang', 'after-effect', 'after-effect-hang', 'before-effect'] },
  refuse: closed({ status: whole, message: text, code: text }, ['status', 'message']),
  answer: { enum: WRONG_ANSWERS },
  list: { enum: LIST_DEFECTS },
  set: { type: 'object' },
  cut: flag,
  twice: flag,
  checkInsertGapMs: { type: 'integer', minimum: 0 },
  uniqueKey: flag,
  webhook: { enum: ['lost', 'late', 'doubled', 'held', 'forged', 'skewed'] },
  skewMs: whole,
  skip: { type: 'integer', minimum: 1 },
  times: { type: 'integer', minimum: 1 },
});

export const resetSchema = {
  anyOf: [{ type: 'null' }, closed(Object.fromEntries(RESET_PARTS.map((part) => [part, flag])))],
};

export const rateLimitSchema = closed(
  {
    limit: { type: ['integer', 'null'], minimum: 1 },
    burst: closed({ calls: { type: 'integer', minimum: 1 }, lockSeconds: { type: 'integer', minimum: 1 } }, [
      'calls',
      'lockSeconds',
    ]),
  },
  ['limit'],
);
export const clockSchema = closed({ now: { anyOf: [instant, { type: 'null' }] } }, ['now']);
export const accountPatchSchema = closed({ apiKey: { type: 'string', pattern: '^cal_(live|test)_' } }, ['apiKey']);

const accounts = { type: 'array', items: whole } as const;
const nullableId = { type: ['integer', 'null'] } as const;

export const newOrganizationSchema = closed(
  { id: whole, name: text, slug: text, timeZone: text, parentId: nullableId, adminIds: accounts, memberIds: accounts },
  ['name', 'slug'],
);

const ofTeam = { name: text, slug: text, timeZone: text, organizationId: nullableId, memberIds: accounts };
export const newTeamSchema = closed({ ...ofTeam, id: whole, accountId: whole }, ['accountId', 'name', 'slug']);
export const teamPatchSchema = closed(ofTeam);

const periodLimits = {
  anyOf: [{ type: 'null' }, closed({ day: whole, week: whole, month: whole, year: whole })],
};

export const eventTypePatchSchema = closed({
  title: text,
  slug: text,
  description: text,
  hidden: flag,
  price: whole,
  currency: text,
  lengthInMinutes: whole,
  lengthInMinutesOptions: { type: ['array', 'null'], items: whole },
  hostIds: { type: 'array', items: whole },
  slotInterval: { type: ['integer', 'null'] },
  minimumBookingNotice: whole,
  beforeEventBuffer: whole,
  afterEventBuffer: whole,
  bookingWindow: { type: ['object', 'null'] },
  requiresConfirmation: flag,
  blockUnconfirmed: flag,
  bookingRequiresAuthentication: flag,
  schedulingType: { enum: ['roundRobin', 'collective', 'managed', null] },
  locations: {
    type: 'array',
    items: { type: 'object', properties: { type: text }, required: ['type'] },
  },
  bookingFields: {
    type: 'array',
    items: {
      type: 'object',
      properties: { field: text, slug: text, required: flag, hidden: flag },
      required: ['field', 'slug', 'required', 'hidden'],
    },
  },
  seatsPerTimeSlot: { type: ['integer', 'null'], minimum: 1 },
  seatsShowAttendees: flag,
  recurrence: {
    anyOf: [
      { type: 'null' },
      closed({ interval: whole, occurrences: whole, frequency: { enum: ['weekly', 'monthly', 'yearly'] } }, [
        'interval',
        'occurrences',
        'frequency',
      ]),
    ],
  },
  bookingLimitsCount: periodLimits,
  bookingLimitsDuration: periodLimits,
  maximumActiveBookings: { type: ['integer', 'null'], minimum: 1 },
  requiresCancellationReason: flag,
  disableCancelling: flag,
  disableRescheduling: flag,
});

export const newEventTypeSchema = closed({ ...eventTypePatchSchema.properties, id: whole, teamId: whole }, [
  'teamId',
  'title',
  'slug',
  'lengthInMinutes',
]);

export const newHostSchema = closed(
  { userId: whole, name: text, username: text, email: text, timeZone: text, hours: { type: 'object' } },
  ['name'],
);

export const bookSchema = { type: 'object' };
export const reassignSchema = closed({ hostIds: { type: 'array', items: whole, minItems: 1 } }, ['hostIds']);
export const noShowSchema = { anyOf: [{ type: 'null' }, closed({ email: text, absent: flag })] };

export const blockedSchema = closed({ emails: { type: 'array', items: text } }, ['emails']);

export const busySchema = closed({ hostId: whole, start: instant, end: instant, shownInSlots: flag }, [
  'hostId',
  'start',
  'end',
]);
