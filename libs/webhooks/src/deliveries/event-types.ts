/** The closed list of events that can be sent to a company. */
export const EVENT_TYPES = [
  'booking.created',
  'booking.requested',
  'booking.confirmed',
  'booking.moved',
  'booking.cancelled',
  'booking.rejected',
  'callback.requested',
  'team.deactivated',
  'calcom.key_refused',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];
