import { memo } from 'react';
import type { BookingSearch } from '../search';
import { useBookingState } from '../use-booking-state';
import { useMonth } from '../use-month';
import { useSlots } from '../use-slots';
import { DayStep } from './day-step';
import { SlotStep } from './slot-step';

/** Day and time of an address; nothing of it is rendered again while the address is the same. */
export const TimeSteps = memo(function TimeSteps({ search }: { search: BookingSearch }) {
  const state = useBookingState(search);
  const month = useMonth(state);
  const slots = useSlots(state, month);
  return (
    <>
      <DayStep state={state} month={month} slots={slots} />
      <SlotStep state={state} slots={slots} />
    </>
  );
});
