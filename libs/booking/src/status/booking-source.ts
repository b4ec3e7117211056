/** Where a booking came from; `page`: the dashboard, `api`: a developer's token. */
export const BOOKING_SOURCES = ['page', 'api', 'agent', 'mcp', 'calcom'] as const;
export type BookingSource = (typeof BOOKING_SOURCES)[number];
