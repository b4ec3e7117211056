import { useLingui } from '@lingui/react';
import { SkipLink } from '../../../shared/access/skip-link';
import type { BookingSearch } from '../search';
import type { BookingState } from '../use-booking-state';
import classes from './choosing.module.css';
import { SummaryBar } from './summary-bar';
import { TimeSteps } from './time-steps';
import { WhatSteps } from './what-steps';

interface Props {
  state: BookingState;
  /** What is chosen by now; the days and times may still be those of the choice before. */
  chosen: BookingSearch;
}

/** Team, service, day and time: beside one another, on a phone below one another. */
export function Choosing({ state, chosen }: Props) {
  const { i18n } = useLingui();
  return (
    <>
      {state.service && <SkipLink to="days">{i18n.t('book.skip_to_days')}</SkipLink>}
      {state.day !== undefined && <SkipLink to="slots">{i18n.t('book.skip_to_slots')}</SkipLink>}
      <div className={classes.columns}>
        <WhatSteps search={chosen} />
        <TimeSteps search={state.search} />
      </div>
      <SummaryBar state={state} />
    </>
  );
}
