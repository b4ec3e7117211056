import { useLingui } from '@lingui/react';
import { memo, useEffect, useRef } from 'react';
import { dayText } from '../time/formats';
import classes from './day-calendar.module.css';

interface Props {
  /** `2026-11-27`. */
  day: string;
  /** Free times; undefined while it is not known. */
  count: number | undefined;
  isToday: boolean;
  /** Of the month before or after. */
  isOutside: boolean;
  /** Cannot be reached, such as a day that is past. */
  isDisabled: boolean;
  /** Can be chosen. */
  isFree: boolean;
  isChosen: boolean;
  /** Where the Tab key leads to. */
  isNext: boolean;
  isFocused: boolean;
}

/** A day, named by its date and by how many times are free: "Friday, 27 November 2026, 5 free times". */
export const Day = memo(function Day({ day, count, isToday, isFocused, ...is }: Props) {
  const { i18n } = useLingui();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFocused) element.current?.focus();
  }, [isFocused]);
  const name = dayText(`${day}T12:00:00Z`, 'UTC', i18n.locale);
  return (
    <div
      ref={element}
      role="button"
      className={classes.day}
      tabIndex={is.isDisabled ? undefined : is.isNext ? 0 : -1}
      aria-label={count === undefined ? name : i18n.t('shared.day_name', { name, count })}
      aria-current={isToday ? 'date' : undefined}
      aria-disabled={!is.isFree || undefined}
      data-chosen={is.isChosen || undefined}
      data-outside={is.isOutside || undefined}
    >
      <span>{Number(day.slice(-2))}</span>
      <span className={classes.count} data-count={count === 0 ? undefined : count} />
    </div>
  );
});
