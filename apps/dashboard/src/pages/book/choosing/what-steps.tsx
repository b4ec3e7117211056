import { memo } from 'react';
import type { BookingSearch } from '../search';
import { useBookingState } from '../use-booking-state';
import classes from './choosing.module.css';
import { ServiceStep } from './service-step';
import { TeamStep } from './team-step';

/** Team and service of an address; another day or time renders nothing of it again. */
export const WhatSteps = memo(function WhatSteps({ search }: { search: BookingSearch }) {
  const state = useBookingState(search);
  return (
    <div className={classes.what}>
      <TeamStep state={state} />
      <ServiceStep state={state} />
    </div>
  );
});
