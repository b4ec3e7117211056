export { ApiError, dataOf } from './api-error.js';
export { type ClientOptions, teamSelector, type TeamSelector } from './client.js';
export { itemsOf } from './pages.js';
export { type RepeatOptions } from './repeats.js';
export type {
  Availability,
  BookBySlot,
  BookByTime,
  Booked,
  Booking,
  BookingEvent,
  BookingSource,
  BookingStatus,
  Call,
  Callback,
  CalledFunction,
  CallOutcome,
  ErrorAnswer,
  ErrorCode,
  EventType,
  paths,
  Slot,
  Team,
  webhooks,
  WholeCall,
} from './generated/schema.js';
