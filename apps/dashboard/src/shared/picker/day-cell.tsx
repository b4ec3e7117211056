import type { CalendarDate } from '@internationalized/date';
import { useLingui } from '@lingui/react';
import { CalendarCell } from 'react-aria-components/Calendar';
import classes from './day-calendar.module.css';

/** A day, named by its date and by how many times are free: "Friday, 27 November 2026, 5 free times". */
export function DayCell({ date, count }: { date: CalendarDate; count: number | undefined }) {
  const { i18n } = useLingui();
  return (
    <CalendarCell
      date={date}
      className={classes.day!}
      render={({ 'aria-label': name, ...props }) => (
        <div {...props} aria-label={count === undefined ? name : i18n.t('shared.day_name', { name, count })} />
      )}
    >
      {({ formattedDate }) => (
        <>
          <span>{formattedDate}</span>
          <span className={classes.count} data-count={count === 0 ? undefined : count} />
        </>
      )}
    </CalendarCell>
  );
}
