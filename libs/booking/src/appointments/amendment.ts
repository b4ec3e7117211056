import { isDeepStrictEqual } from 'node:util';
import type { CalcomBooking } from '@app/calcom-client';
import type { Booking } from './booking.entity';
import { movedTo } from './booking-facts';
import type { Amendment } from './booking-store';
import { attendeesFor } from './upstream-attendees';
import { isLive } from './upstream-match';
import { canBecome, isOpen, isStanding } from '../status/booking-status';

/** How a change at Cal.com was found out, for the history. */
export type Finding = 'webhook' | 'comparison';

/** The author of the change, for the history. */
export const BY_CALCOM = 'calcom';

const COMPARED = [
  'calcomBookingUid',
  'seatUid',
  'startAt',
  'endAt',
  'hosts',
  'meetingUrl',
  'status',
  'noShow',
] as const;

/** An appointment that nothing is open about: what Cal.com has is what it is. */
export const isSettled = ({ status, change }: Pick<Booking, 'status' | 'change'>): boolean =>
  isStanding(status) && !isOpen(status) && !change;

/** What has to be changed of a row, so that it is what Cal.com has. Undefined: nothing. */
export function amendmentOf(row: Booking, made: CalcomBooking, finding: Finding): Amendment | undefined {
  if (!isSettled(row)) return undefined;
  if (!isLive(made)) return isAwaitingTime(row, made) ? undefined : ended(row, made, finding);
  const facts: Partial<Booking> = {
    ...movedTo(row, made),
    status: row.status === 'requested' && made.status === 'accepted' ? 'confirmed' : row.status,
    noShow: attendeesFor(made.attendees, row)[0]?.isAbsent ?? row.noShow,
    rescheduleRequested: row.rescheduleRequested && made.uid === row.calcomBookingUid,
  };
  if (made.hosts.length === 0) facts.hosts = row.hosts;
  if (row.erasedAt) facts.meetingUrl = row.meetingUrl;
  const changed = COMPARED.filter((name) => !isDeepStrictEqual(facts[name] ?? null, row[name] ?? null));
  if (changed.length === 0) return undefined;
  const isMove = changed.includes('startAt');
  return {
    facts: { ...facts, cause: causeOf(changed, facts, finding), changedBy: BY_CALCOM },
    ...(isMove ? { action: 'booking.moved' } : {}),
  };
}

/** It is over: cancelled, or refused by the host who was to confirm it. */
export function ended(
  row: Booking,
  { status: there }: Pick<CalcomBooking, 'status'>,
  finding: Finding,
): Amendment | undefined {
  if (!isSettled(row)) return undefined;
  const status = there === 'rejected' && canBecome(row.status, 'rejected') ? 'rejected' : 'cancelled';
  return {
    facts: { status, cause: finding, changedBy: BY_CALCOM, rescheduleRequested: false },
    action: status === 'rejected' ? 'booking.rejected' : 'booking.cancelled',
  };
}

/** The host has asked for another time, so Cal.com holds none. */
const isAwaitingTime = (row: Booking, made: CalcomBooking): boolean =>
  row.rescheduleRequested && made.uid === row.calcomBookingUid && made.rescheduledToUid === null;

/** What the history tells of a step that changes neither status nor time. */
function causeOf(changed: readonly string[], { noShow }: Partial<Booking>, finding: Finding): string {
  if (changed.some((name) => !['hosts', 'noShow', 'meetingUrl'].includes(name))) return finding;
  if (changed.includes('noShow')) return noShow ? 'no_show' : 'attended';
  return changed.includes('hosts') ? 'reassigned' : finding;
}
