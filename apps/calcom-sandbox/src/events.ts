import type { Booking } from './model';
import type { Trigger } from './triggers';

/** What has happened to a booking, or to one seat of it. */
export interface BookingEvent {
  trigger: Trigger;
  booking: Booking;
  /** Only of a seated event type, whose events name the attendee concerned. */
  seatUid?: string;
  /** What the event contains besides the booking. */
  facts?: object;
}

/** One POST to a subscriber. `status` is null while it runs, and when there was no answer. */
export interface DeliveryRecord {
  at: string;
  webhookId: string;
  url: string;
  trigger: Trigger;
  uid: string;
  signature: string;
  body: string;
  status: number | null;
}

/** Tells subscribers what happens. */
export interface Webhooks {
  /** The latest deliveries, the oldest first. */
  readonly sent: readonly DeliveryRecord[];
  announce(event: BookingEvent): void;
  /** Resolves when no delivery is pending, including late ones and those that are held back. */
  idle(): Promise<void>;
  /** Forgets what was sent, and what is on its way. */
  reset(): void;
  close(): void;
}
