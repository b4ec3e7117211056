import type { BookingSource } from '../status/booking-source';

/** Who asks, beside the tenant. */
export interface Asker {
  /** The caller's idempotency key; a repeat under it gets the stored answer. */
  key?: string;
  /** Of a voice agent: the same wish of one person is the same booking, however it is said. */
  callId?: string;
  /** The number that the call came from, which nobody gave. */
  callersNumber?: string;
  source: BookingSource;
}

/** Whether a model fills in what a person says: it adds arguments, and writes numbers as texts. */
export const isSpokenBy = ({ source }: Pick<Asker, 'source'>): boolean => source === 'agent' || source === 'mcp';
