import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import type { Booking, Slot } from '@team-selector/client';
import { useFocusOn } from '../../../shared/access/use-focus-on';
import { DayCalendar } from '../../../shared/picker/day-calendar';
import { SlotChoice } from '../../../shared/picker/slot-choice';
import { Failed } from '../../../shared/states/failed';
import { Loading } from '../../../shared/states/loading';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { dayText } from '../../../shared/time/formats';
import { zoneText } from '../../../shared/time/zone-text';
import classes from './pick-time.module.css';
import type { MoveTimes } from './use-move-times';

interface Props {
  booking: Booking;
  times: MoveTimes;
  zone: string;
  onChoose: (slot: Slot) => void;
}

/** A day, then a time of it; choosing a day leads to its times. */
export function PickTime({ booking, times, zone, onChoose }: Props) {
  const { i18n } = useLingui();
  const { query, day, days, isKnown, slots } = times;
  const heading = useFocusOn<HTMLHeadingElement>(day);
  if (query.isError && !query.data) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const free = day === undefined ? [] : (days.get(day) ?? []);
  return (
    <div className={classes.columns}>
      <DayCalendar
        month={times.month}
        today={times.today}
        chosen={day}
        countOf={isKnown ? (one) => days.get(one)?.length ?? 0 : undefined}
        onMonth={times.setMonth}
        onChoose={times.setDay}
      />
      {day !== undefined && (
        <section aria-labelledby="times">
          <Text component="h3" id="times" fw={650} mb="xs" ref={heading} tabIndex={-1}>
            {dayText(`${day}T12:00:00Z`, 'UTC', i18n.locale)}
          </Text>
          <Text size="sm" c="dimmed" mb="sm">
            {zoneText(zone, `${day}T12:00:00Z`, i18n)}
          </Text>
          {!isKnown && free.length === 0 && (
            <Loading>
              <SkeletonLines count={3} />
            </Loading>
          )}
          {isKnown && free.length === 0 && <Text>{i18n.t('appointment.move.day_full')}</Text>}
          {free.length > 0 && (
            <SlotChoice
              key={day}
              slots={free}
              zone={zone}
              duration={times.duration}
              former={booking.start}
              onChoose={(start) => {
                const slot = slots.find((one) => one.start === start);
                if (slot) onChoose(slot);
              }}
            />
          )}
        </section>
      )}
    </div>
  );
}
