import type { BookingSource } from '../status/booking-source';

/** The caller of a booking, beside the tenant. */
export interface Asker {
  /** The caller's idempotency key; a repeat under it gets the stored answer. */
  key?: string;
  /** Of a voice agent: within a call, one person's repeated request is the same booking, however it is phrased. */
  callId?: string;
  /** The number that the call came from, which the caller did not state. */
  callersNumber?: string;
  source: BookingSource;
}

/** Whether a model fills in what a person says: models add arguments, and write numbers as text. */
export const isSpokenBy = ({ source }: Pick<Asker, 'source'>): boolean => source === 'agent' || source === 'mcp';
