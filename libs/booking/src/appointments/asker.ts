import type { BookingSource } from '../status/booking-source';

/** Who asks, beside the tenant. */
export interface Asker {
  /** The caller's idempotency key; a repeat under it gets the stored answer. */
  key?: string;
  /** Of a voice agent: the same wish of one person is the same booking, however it is said. */
  callId?: string;
  /** The number that the call came from. */
  callersNumber?: string;
  source: BookingSource;
}
