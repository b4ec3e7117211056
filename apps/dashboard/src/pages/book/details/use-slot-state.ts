import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { availabilityQuery } from '../../../shared/teams/availability';
import { dayOf } from '../../../shared/time/zones';
import { monthOf } from '../../../shared/picker/months';
import { slotOf } from '../nearest';
import { nearestTo } from '../../../shared/picker/slots';
import type { BookingState } from '../use-booking-state';
import { questionOf } from '../use-slots';

const LOOKED_AT_EVERY_MS = 45_000;
const ALTERNATIVES = 3;

/** Whether the time of the address is free, polled while the form is open, and the free times nearest to it. */
export function useSlotState(state: BookingState, start: string) {
  const month = monthOf(dayOf(start, state.zone));
  const query = useQuery({ ...availabilityQuery(questionOf(state, month)), refetchInterval: LOOKED_AT_EVERY_MS });
  const slots = query.data?.slots ?? [];
  const slot = slotOf(slots, start).chosen;
  const seen = useRef(new Set<string>());
  if (slot) seen.current.add(start);
  const isOver = questionOf(state, month) === undefined;
  return {
    slot,
    /** It was free while this form was open: the form stays, with what the user has typed. */
    wasFree: seen.current.has(start),
    isStale: query.data?.stale === true,
    alternatives: nearestTo(start, slots, ALTERNATIVES),
    isLoading: !isOver && query.data === undefined && !query.isError,
    error: query.data === undefined && query.isError ? query.error : undefined,
    retry: () => void query.refetch(),
  };
}
