export { ApiError, dataOf } from './api-error.js';
export { type ClientOptions, teamSelector, type TeamSelector } from './client.js';
export { itemsOf } from './pages.js';
export { type RepeatOptions } from './repeats.js';
export type {
  Availability,
  Booked,
  Booking,
  BookBySlot,
  BookByTime,
  BookingStatus,
  ErrorAnswer,
  ErrorCode,
  EventType,
  paths,
  Slot,
  Team,
  webhooks,
} from './generated/schema.js';
