/** The closed list of events that a company can be told of. */
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
