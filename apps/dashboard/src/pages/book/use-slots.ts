import { useQuery } from '@tanstack/react-query';
import { availabilityQuery, type SlotQuestion } from '../../shared/teams/availability';
import { daysOf } from '../../shared/picker/months';
import type { BookingState } from './use-booking-state';

/** What to ask to know the free times of a month; undefined until the service is chosen, and for a month that is over. */
export function questionOf(
  { team, service, duration, zone, today }: Pick<BookingState, 'team' | 'service' | 'duration' | 'zone' | 'today'>,
  month: string,
): SlotQuestion | undefined {
  const days = daysOf(month, today);
  if (!team || !service || duration === undefined || !days) return undefined;
  return { team: team.id, service: service.id, duration, zone, ...days };
}

export const useSlots = (state: BookingState, month: string) => useQuery(availabilityQuery(questionOf(state, month)));
