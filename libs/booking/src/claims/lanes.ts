import type { EventTypeCopy } from '@app/event-types';

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
 * @param busyHosts ids of the hosts of overlapping bookings; null for one whose id Cal.com did not tell.
 */
export function isTaken({ hostIds, schedulingType, seats }: Capacity, busyHosts: readonly (number | null)[]): boolean {
  if (hostIds.length === 0 || (seats ?? 1) > 1) return false;
  const busy = hostIds.filter((id) => busyHosts.includes(id)).length;
  return schedulingType === 'roundRobin' ? busy === hostIds.length : busy > 0;
}
