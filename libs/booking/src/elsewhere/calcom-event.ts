import { isRecord } from '@app/common';
import type { IncomingEvent } from '@app/webhooks';
import { OPERATION_KEY } from '../appointments/calcom-metadata';

/** The triggers that are subscribed to; no others are. */
export const BOOKING_TRIGGERS = [
  'BOOKING_CREATED',
  'BOOKING_REQUESTED',
  'BOOKING_RESCHEDULED',
  'BOOKING_CANCELLED',
  'BOOKING_REJECTED',
  'BOOKING_REASSIGNED',
  'BOOKING_LOCATION_UPDATED',
  'BOOKING_NO_SHOW_UPDATED',
] as const;

/** What an event of Cal.com's says of a booking. */
export interface BookingChange {
  trigger: string;
  uid: string;
  /** Not every event names it. */
  eventTypeId?: number;
  /** Where it was moved from. */
  formerUid?: string;
  /** It looks like a cancellation, and asks the attendee for another time. */
  isRescheduleRequest: boolean;
  /** Ours, where the booking was made from here. Cancellations carry none. */
  operationId?: string;
}

export function bookingChangeOf({ trigger, uid, payload }: IncomingEvent): BookingChange {
  const { eventTypeId, rescheduleUid, requestReschedule, metadata } = payload;
  const operationId = isRecord(metadata) ? metadata[OPERATION_KEY] : undefined;
  return {
    trigger,
    uid,
    ...(Number.isSafeInteger(eventTypeId) ? { eventTypeId: Number(eventTypeId) } : {}),
    ...(typeof rescheduleUid === 'string' && rescheduleUid !== '' ? { formerUid: rescheduleUid } : {}),
    isRescheduleRequest: requestReschedule === true,
    ...(typeof operationId === 'string' ? { operationId } : {}),
  };
}
