import type { BookingEvent } from '@team-selector/client';

/** What a step in the history of a booking was, in words that the page has. */
export type HistoryStep =
  | 'sent'
  | 'booked'
  | 'requested'
  | 'agreed'
  | 'unclear'
  | 'cancelled'
  | 'rejected'
  | 'failed'
  | 'moved'
  | 'no_show'
  | 'attended'
  | 'reassigned'
  | 'reschedule_requested'
  | 'changed';

/** Steps that change no status are identified by their cause; one with an unknown cause is shown as a change. */
const BY_CAUSE: readonly HistoryStep[] = ['moved', 'no_show', 'attended', 'reassigned', 'reschedule_requested'];

export function stepOf({ from, to, cause }: Pick<BookingEvent, 'from' | 'to' | 'cause'>): HistoryStep {
  if (from === to) return BY_CAUSE.find((step) => step === cause) ?? 'changed';
  switch (to) {
    case 'pending':
      return 'sent';
    case 'unknown':
      return 'unclear';
    case 'confirmed':
      return from === 'requested' ? 'agreed' : 'booked';
    default:
      return to;
  }
}
