import type { CalcomBooking } from '@app/calcom-client';
import { isRecord } from '@app/common';
import type { IncomingEvent } from '@app/webhooks';

const STATUSES: Record<string, CalcomBooking['status']> = {
  ACCEPTED: 'accepted',
  PENDING: 'pending',
  CANCELLED: 'cancelled',
  REJECTED: 'rejected',
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A booking as an event itself tells it, for one that Cal.com has no more. Undefined where it says too little. */
export function toldBooking({ uid, payload }: IncomingEvent): CalcomBooking | undefined {
  const start = new Date(text(payload.startTime) ?? Number.NaN);
  const end = new Date(text(payload.endTime) ?? Number.NaN);
  const status = STATUSES[text(payload.status) ?? ''];
  if (!status || !(end > start)) return undefined;
  const { organizer, metadata } = payload;
  const host = isRecord(organizer) ? text(organizer.name) : undefined;
  const people = Array.isArray(payload.attendees) ? payload.attendees.filter(isRecord) : [];
  return {
    id: Number.isSafeInteger(payload.bookingId) ? Number(payload.bookingId) : null,
    uid,
    seatUid: null,
    title: text(payload.title) ?? '',
    status,
    start,
    end,
    eventTypeId: Number.isSafeInteger(payload.eventTypeId) ? Number(payload.eventTypeId) : null,
    hosts: host === undefined ? [] : [{ name: host }],
    attendees: people.map((person) => ({
      name: text(person.name) ?? '',
      email: text(person.email),
      phoneNumber: text(person.phoneNumber),
      timeZone: text(person.timeZone),
      language: isRecord(person.language) ? text(person.language.locale) : undefined,
      isAbsent: false,
      metadata: {},
    })),
    meetingUrl: null,
    location: text(payload.location) ?? null,
    metadata: isRecord(metadata) ? metadata : {},
    createdAt: null,
    updatedAt: null,
    rescheduledToUid: null,
    rescheduledFromUid: text(payload.rescheduleUid) ?? null,
  };
}
