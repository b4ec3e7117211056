import type { CalendarDate } from '@internationalized/date';
import { useLingui } from '@lingui/react';
import { CalendarCell } from 'react-aria-components/Calendar';
import { dayText } from '../time/formats';
import classes from './day-calendar.module.css';

/** A day, named by its date and by how many times are free: "Friday, 27 November 2026, 5 free times". */
export function DayCell({ date, count }: { date: CalendarDate; count: number | undefined }) {
  const { i18n } = useLingui();
  const name = dayText(`${date.toString()}T12:00:00Z`, 'UTC', i18n.locale);
  return (
    <CalendarCell
      date={date}
      className={classes.day!}
      render={(props, { isToday }) => (
        <div
          {...props}
          aria-label={count === undefined ? name : i18n.t('shared.day_name', { name, count })}
          aria-current={isToday ? 'date' : undefined}
        />
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
