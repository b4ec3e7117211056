import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { availabilityQuery } from '../../shared/teams/availability';
import { monthAfter, monthOf } from '../../shared/picker/months';
import type { BookingState } from './use-booking-state';
import { questionOf } from './use-slots';

/** The month that the calendar shows: the one of the address, else the first of the next two that has a free time. */
export function useMonth(state: BookingState): string {
  const present = monthOf(state.today);
  const question = questionOf(state, present);
  const slots = useQuery({
    ...availabilityQuery(question),
    enabled: question !== undefined && state.month === undefined,
  });
  const isFull = !slots.isPlaceholderData && slots.data?.slots.length === 0;
  const month = state.month ?? (isFull ? monthAfter(present) : present);
  usePrefetched(state, monthAfter(month));
  return month;
}

/** Asks for the month after the shown one while nothing else is asked. */
function usePrefetched(state: BookingState, month: string): void {
  const queries = useQueryClient();
  const question = questionOf(state, month);
  const key = JSON.stringify(question);
  useEffect(() => {
    const timer = setTimeout(() => question && void queries.prefetchQuery(availabilityQuery(question)), 800);
    return () => clearTimeout(timer);
    // The question is a new object on each render, but equal while its key is.
  }, [queries, key]);
}
