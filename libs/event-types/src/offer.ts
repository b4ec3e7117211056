import type { Team } from '@app/teams';
import type { EventType } from './event-type.entity';

/** An event type of a team, with what a question about several of them needs to know. */
export interface Offer extends Readonly<Pick<EventType, 'calcomEventTypeId' | 'duration' | 'durationOptions'>> {
  readonly team: Readonly<Pick<Team, 'id' | 'timezone' | 'isActive' | 'isDefault'>> & { readonly branchId?: number };
  /** Whether the event type can be booked, as far as it goes. */
  readonly isActive: boolean;
  readonly minimumNoticeMinutes: number;
}

export const OFFER_FIELDS = [
  'teamId',
  'calcomEventTypeId',
  'duration',
  'durationOptions',
  'isActive',
  'minimumNoticeMinutes',
] as const;

export const offerOf = (
  team: Offer['team'],
  eventType: Pick<EventType, Exclude<(typeof OFFER_FIELDS)[number], 'teamId'>>,
): Offer => ({
  team,
  calcomEventTypeId: eventType.calcomEventTypeId,
  duration: eventType.duration,
  durationOptions: eventType.durationOptions,
  isActive: eventType.isActive,
  minimumNoticeMinutes: eventType.minimumNoticeMinutes,
});
