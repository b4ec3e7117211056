import { useLingui } from '@lingui/react';
import { SkipLink } from '../../../shared/access/skip-link';
import type { BookingState } from '../use-booking-state';
import { useMonth } from '../use-month';
import { useSlots } from '../use-slots';
import classes from './choosing.module.css';
import { DayStep } from './day-step';
import { ServiceStep } from './service-step';
import { SlotStep } from './slot-step';
import { SummaryBar } from './summary-bar';
import { TeamStep } from './team-step';

/** Team, service, day and time: beside one another, on a phone below one another. */
export function Choosing({ state }: { state: BookingState }) {
  const { i18n } = useLingui();
  const month = useMonth(state);
  const slots = useSlots(state, month);
  return (
    <>
      {state.service && <SkipLink to="days">{i18n.t('book.skip_to_days')}</SkipLink>}
      {state.day !== undefined && <SkipLink to="slots">{i18n.t('book.skip_to_slots')}</SkipLink>}
      <div className={classes.columns}>
        <div className={classes.what}>
          <TeamStep state={state} />
          <ServiceStep state={state} />
        </div>
        <DayStep state={state} month={month} slots={slots} />
        <SlotStep state={state} slots={slots} />
      </div>
      <SummaryBar state={state} />
    </>
  );
}
