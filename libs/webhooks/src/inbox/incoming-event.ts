import { isRecord } from '@app/common';

/** An event of Cal.com's, as it came. Nothing of it is checked but its signature, and that it is of some booking. */
export interface IncomingEvent {
  /** Such as `BOOKING_CREATED`. */
  trigger: string;
  /** Uid of the booking. */
  uid: string;
  /** When it happened, by Cal.com's clock; as it was written there. */
  createdAt: string;
  payload: Record<string, unknown>;
}

/** It goes into paths, and is all that is needed to change the booking. */
const UID = /^[\w-]+$/;
/** More than any that Cal.com makes. */
const MAX_LENGTH = 200;

const textOf = (value: unknown): string => (typeof value === 'string' && !value.includes('\0') ? value : '');

/** Undefined for what is about no booking. Events about meetings and forms have another form. */
export function incomingEvent(body: unknown): IncomingEvent | undefined {
  if (!isRecord(body) || !isRecord(body.payload)) return undefined;
  const { payload } = body;
  const [trigger, uid, createdAt] = [
    textOf(body.triggerEvent),
    textOf(payload.uid) || textOf(payload.bookingUid),
    textOf(body.createdAt),
  ];
  const isStorable = [trigger, uid, createdAt].every((text) => text !== '' && text.length <= MAX_LENGTH);
  return isStorable && UID.test(uid) ? { trigger, uid, createdAt, payload } : undefined;
}
