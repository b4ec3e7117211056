import { parseDate } from '@internationalized/date';
import { useLingui } from '@lingui/react';
import { useState } from 'react';
import {
  Calendar,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { regional } from '../text/regional';
import { monthOf } from './months';
import classes from './day-calendar.module.css';
import { CalendarHead } from './calendar-head';
import { DayCell } from './day-cell';

interface Props {
  month: string;
  today: string;
  chosen: string | undefined;
  /** Free times of a day; undefined while it is not known. */
  countOf: ((day: string) => number) | undefined;
  onMonth: (month: string) => void;
  onChoose: (day: string) => void;
}

export function DayCalendar({ month, today, chosen, countOf, onMonth, onChoose }: Props) {
  const { i18n } = useLingui();
  const [focused, setFocused] = useState(() => chosen ?? today);
  // The address may name another month, such as after the browser's back button.
  const first = `${month}-01` < today ? today : `${month}-01`;
  const shown = monthOf(focused) === month ? focused : first;
  const focus = (day: string): void => {
    setFocused(day);
    if (monthOf(day) !== month) onMonth(monthOf(day));
  };
  return (
    <I18nProvider locale={regional(i18n.locale)}>
      <Calendar
        aria-label={i18n.t('shared.day')}
        className={classes.calendar!}
        minValue={parseDate(today)}
        value={chosen === undefined ? null : parseDate(chosen)}
        focusedValue={parseDate(shown)}
        onFocusChange={(day) => focus(day.toString())}
        onChange={(day) => onChoose(day.toString())}
        isDateUnavailable={(day) => countOf?.(day.toString()) === 0}
        aria-busy={countOf === undefined}
      >
        <CalendarHead />
        <CalendarGrid weekdayStyle="short" className={classes.grid!}>
          <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
          <CalendarGridBody>
            {(date) => <DayCell date={date} count={countOf?.(date.toString())} isToday={date.toString() === today} />}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
    </I18nProvider>
  );
}
