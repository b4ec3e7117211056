import type { EventTypeCopy } from '@app/event-types';
import type { Rival } from './booking-claims';

/** More than this many hosts are claimed as one: a row for each would cost more than the rare collision. */
const MAX_LANES = 32;

type Hosted = Pick<EventTypeCopy, 'calcomEventTypeId' | 'hostIds'>;

/** The hosts whose time a booking of the event type may take; the event type itself where they are unknown. */
export const lanesOf = ({ calcomEventTypeId, hostIds }: Hosted): number[] =>
  hostIds.length === 0 || hostIds.length > MAX_LANES ? [-calcomEventTypeId] : hostIds.toSorted((a, b) => a - b);

type Capacity = Pick<EventTypeCopy, 'hostIds' | 'schedulingType' | 'seats'>;

/**
 * Whether our own bookings of a moment ago have taken the last free host. Where the hosts or the seats are not known
 * exactly, only Cal.com can tell.
 */
export function isTaken({ hostIds, schedulingType, seats }: Capacity, rivals: readonly Rival[]): boolean {
  if (hostIds.length === 0 || (seats ?? 1) > 1) return false;
  const known = new Set(rivals.flatMap((rival) => rival.hostIds).filter((id) => hostIds.includes(id)));
  // One of the hosts has each of these, whichever Cal.com did not tell.
  const untold = rivals.filter((rival) => rival.isSameType && !rival.hostIds.some((id) => known.has(id))).length;
  const busy = known.size + untold;
  return schedulingType === 'roundRobin' ? busy >= hostIds.length : busy > 0;
}
