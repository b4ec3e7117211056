import { type CalendarDate, isSameDay, isSameMonth } from '@internationalized/date';
import { useContext } from 'react';
import { CalendarStateContext } from 'react-aria-components/Calendar';
import { Day } from './day';

interface Props {
  date: CalendarDate;
  count: number | undefined;
  isToday: boolean;
}

/**
 * A day in React Aria's calendar. Replaces its own cell, which is rendered again for all days of a month whenever one
 * of them is focused or chosen; that takes a third of a second on a slow device. The costly part of this cell is only
 * rendered for the days that look different.
 */
export function DayCell({ date, count, isToday }: Props) {
  const state = useContext(CalendarStateContext)!;
  const isOutside = !isSameMonth(state.visibleRange.start, date);
  const isDisabled = isOutside || state.isCellDisabled(date);
  const isFree = !isDisabled && !state.isCellUnavailable(date);
  const isChosen = isFree && state.isSelected(date);
  const choose = (): void => {
    state.selectDate(date);
    state.setFocusedDate(date);
  };
  return (
    <td
      aria-disabled={!isFree || undefined}
      aria-selected={isChosen || undefined}
      onClick={isFree ? choose : undefined}
      onFocus={isDisabled ? undefined : () => state.setFocusedDate(date)}
    >
      <Day
        day={date.toString()}
        count={count}
        isToday={isToday}
        isOutside={isOutside}
        isDisabled={isDisabled}
        isFree={isFree}
        isChosen={isChosen}
        isNext={isSameDay(date, state.focusedDate)}
        isFocused={!isOutside && state.isCellFocused(date)}
      />
    </td>
  );
}
