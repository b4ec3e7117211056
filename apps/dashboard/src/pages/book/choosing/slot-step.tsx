import { useLingui } from '@lingui/react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useFocusOn } from '../../../shared/access/use-focus-on';
import { Icon } from '../../../shared/icons/icon';
import { Loading } from '../../../shared/states/loading';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { StaleBadge } from '../../../shared/states/stale-badge';
import { dayText } from '../../../shared/time/formats';
import { leadToStep } from '../lead-to';
import { byDay } from '../../../shared/picker/slots';
import { slotParam } from '../search';
import type { BookingState } from '../use-booking-state';
import { useGo } from '../use-go';
import type { useSlots } from '../use-slots';
import { CallbackWish } from './callback-wish';
import { NextFreeDay } from './next-free-day';
import { SlotChoice } from '../../../shared/picker/slot-choice';
import { Step } from './step';
import { ZoneLine } from './zone-line';

/** The free times of the chosen day; choosing a day leads to its heading. */
export function SlotStep({ state, slots }: { state: BookingState; slots: ReturnType<typeof useSlots> }) {
  const { i18n } = useLingui();
  const heading = useFocusOn<HTMLHeadingElement>(state.day);
  const go = useGo();
  const { day, service } = state;
  if (!service || day === undefined) return null;
  const days = byDay(slots.data?.slots ?? [], state.zone);
  const free = days.get(day) ?? [];
  const isKnown = slots.data !== undefined && (free.length > 0 || !slots.isPlaceholderData);
  return (
    <Step id="slots" title={dayText(`${day}T12:00:00Z`, 'UTC', i18n.locale)} headingRef={heading}>
      <Stack gap="md">
        <Group gap="xs" justify="space-between">
          <ZoneLine state={state} />
          {slots.data?.stale === true && <StaleBadge fetchedAt={slots.data.fetched_at} zone={state.zone} />}
        </Group>
        {!isKnown && !slots.isError && (
          <Loading>
            <SkeletonLines count={4} />
          </Loading>
        )}
        {isKnown && free.length === 0 && (
          <Stack gap="sm" align="start">
            <Text>{i18n.t('book.day_full')}</Text>
            <NextFreeDay days={[...days.keys()]} after={day} />
          </Stack>
        )}
        {free.length > 0 && (
          <SlotChoice
            key={day}
            slots={free}
            zone={state.zone}
            duration={state.duration ?? 0}
            onChoose={(start) => go({ slot: slotParam(start) })}
          />
        )}
        <Group gap="xs">
          <Button
            variant="subtle"
            size="compact-md"
            px={0}
            onClick={() => leadToStep('days')}
            leftSection={<Icon name="calendar" size={18} />}
          >
            {i18n.t('book.other_day')}
          </Button>
        </Group>
        <CallbackWish state={state} />
      </Stack>
    </Step>
  );
}
