import { randomBytes } from 'node:crypto';
import type { CalcomBooking } from '@app/calcom-client';
import type { TenantContext } from '@app/tenancy';
import type { Booking } from './booking.entity';

/** Without those that are mistaken for each other when they are read out or written down. */
const CODE_SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 8;

/** What we keep of Cal.com's answer. */
export const factsOf = (made: CalcomBooking): Partial<Booking> => ({
  calcomBookingId: made.id,
  calcomBookingUid: made.uid,
  seatUid: made.seatUid,
  startAt: made.start,
  endAt: made.end,
  hosts: made.hosts.map(({ id, name }) => (id === undefined ? { name } : { id, name })),
  meetingUrl: made.meetingUrl,
});

/** Cal.com gives a moved booking another uid; the row keeps its own id, and remembers the old one. */
export const movedTo = (booking: Booking, made: CalcomBooking): Partial<Booking> => {
  const former = booking.calcomBookingUid;
  const isNew = former != null && former !== made.uid;
  return { ...factsOf(made), formerUids: isNew ? [...booking.formerUids, former] : booking.formerUids };
};

/** Without the attendee: entries of the audit log can never be removed. */
export const detailsOf = ({ teamId, calcomEventTypeId, status, failure }: Booking) => ({
  team_id: teamId,
  event_type_id: calcomEventTypeId,
  status,
  ...(failure == null ? {} : { failure }),
});

/** For the history: kinds and ids, no names. */
export function actorOf({ userId, agentId }: TenantContext): string {
  if (agentId !== undefined) return `agent ${agentId}`;
  return userId === undefined ? 'system' : `user ${userId}`;
}

/** What an attendee says to prove that an appointment is theirs. */
export const newCode = (): string =>
  [...randomBytes(CODE_LENGTH)].map((byte) => CODE_SIGNS.charAt(byte % CODE_SIGNS.length)).join('');
