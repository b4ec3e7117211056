/** What Cal.com can send; the list grows. */
export const TRIGGERS = [
  'BOOKING_CREATED',
  'BOOKING_PAYMENT_INITIATED',
  'BOOKING_PAID',
  'BOOKING_RESCHEDULED',
  'BOOKING_REQUESTED',
  'BOOKING_CANCELLED',
  'BOOKING_REJECTED',
  'BOOKING_NO_SHOW_UPDATED',
  'BOOKING_LOCATION_UPDATED',
  'BOOKING_REASSIGNED',
  'FORM_SUBMITTED',
  'MEETING_ENDED',
  'MEETING_STARTED',
  'RECORDING_READY',
  'INSTANT_MEETING',
  'INSTANT_MEETING_ACCEPTED',
  'RECORDING_TRANSCRIPTION_GENERATED',
  'OOO_CREATED',
  'AFTER_HOSTS_CAL_VIDEO_NO_SHOW',
  'AFTER_GUESTS_CAL_VIDEO_NO_SHOW',
  'FORM_SUBMITTED_NO_EVENT',
  'ROUTING_FORM_FALLBACK_HIT',
  'DELEGATION_CREDENTIAL_ERROR',
  'WRONG_ASSIGNMENT_REPORT',
  'DELEGATION_CREDENTIAL_SECRET_ROTATION_FAILED',
  'DELEGATION_CREDENTIAL_ROTATION_REQUIRED',
  'DELEGATION_CREDENTIAL_SECRET_ROTATED',
  'CALENDAR_ENTRY_REJECTED',
] as const;

export type Trigger = (typeof TRIGGERS)[number];

/** Where events of one event type, or of all of an organization, are sent. */
export interface Webhook {
  /** A UUID, though it is documented as a number. */
  id: string;
  eventTypeId: number | null;
  organizationId: number | null;
  subscriberUrl: string;
  active: boolean;
  triggers: readonly Trigger[];
  secret: string | null;
  payloadTemplate: string | null;
  version: '2021-10-20' | '2026-07-27';
  time: number | null;
  timeUnit: 'DAY' | 'HOUR' | 'MINUTE' | null;
}

/** The answer's shape. The secret is echoed. */
export const webhookOutput = ({ eventTypeId, organizationId, ...webhook }: Webhook) => ({
  ...webhook,
  ...(eventTypeId !== null ? { eventTypeId } : { teamId: organizationId }),
});
