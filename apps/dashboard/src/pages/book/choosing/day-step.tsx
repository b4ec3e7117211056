import { useLingui } from '@lingui/react';
import { Skeleton, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Failed } from '../../../shared/states/failed';
import { byDay } from '../../../shared/picker/slots';
import type { BookingState } from '../use-booking-state';
import { useGo } from '../use-go';
import type { useSlots } from '../use-slots';
import { CallbackWish } from './callback-wish';
import { Earliest } from './earliest';
import { Step } from './step';

const DayCalendar = lazy(() =>
  import('../../../shared/picker/day-calendar').then(({ DayCalendar: it }) => ({ default: it })),
);

interface Props {
  state: BookingState;
  month: string;
  slots: ReturnType<typeof useSlots>;
}

export function DayStep({ state, month, slots }: Props) {
  const { i18n } = useLingui();
  const go = useGo();
  // Below services that are not there yet it would soon be pushed away.
  if (!state.services.data) return null;
  if (!state.service)
    return (
      <Step id="days" title={i18n.t('book.day')}>
        <Text c="dimmed">{i18n.t('book.service_first')}</Text>
      </Step>
    );
  const isKnown = slots.data !== undefined && !slots.isPlaceholderData;
  const counts = isKnown ? byDay(slots.data.slots, state.zone) : undefined;
  return (
    <Step id="days" title={i18n.t('book.day')}>
      <Stack gap="sm">
        {slots.isError && !slots.data ? (
          <>
            <Failed error={slots.error} onRetry={() => void slots.refetch()} />
            <CallbackWish state={state} />
          </>
        ) : (
          <Suspense fallback={<Skeleton height={372} radius="md" />}>
            <DayCalendar
              month={month}
              today={state.today}
              chosen={state.day}
              countOf={counts && ((day) => counts.get(day)?.length ?? 0)}
              onMonth={(shown) => go({ month: shown }, { replace: true })}
              onChoose={(day) => go({ day, month, slot: undefined })}
            />
          </Suspense>
        )}
        {(state.teams.data?.length ?? 0) > 1 && <Earliest state={state} service={state.service} />}
      </Stack>
    </Step>
  );
}
