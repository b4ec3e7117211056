import { useLingui } from '@lingui/react';
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { EventType } from '@team-selector/client';
import { useState } from 'react';
import { Icon } from '../../../shared/icons/icon';
import { BusyButton } from '../../../shared/states/busy-button';
import { Failed } from '../../../shared/states/failed';
import type { BookingState } from '../use-booking-state';
import { earliestQuery } from '../earliest-query';
import { EarliestTime } from './earliest-time';

/** The first free times of a service, whatever the branch. */
export function Earliest({ state, service }: { state: BookingState; service: EventType }) {
  const { i18n } = useLingui();
  const [asked, ask] = useState<number>();
  const isAsked = asked === service.id;
  const found = useQuery({ ...earliestQuery(service), enabled: isAsked });
  return (
    <Stack gap="xs">
      <BusyButton
        variant="default"
        aria-expanded={isAsked}
        isBusy={isAsked && found.isLoading}
        leftSection={<Icon name="clock" size={18} />}
        onClick={() => ask(isAsked ? undefined : service.id)}
      >
        {i18n.t('book.earliest')}
      </BusyButton>
      {isAsked && found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {isAsked && found.data?.length === 0 && <Text size="sm">{i18n.t('book.earliest_none')}</Text>}
      {isAsked &&
        found.data?.map((slot) => (
          <EarliestTime
            key={`${slot.team_id} ${slot.start}`}
            slot={slot}
            team={state.teams.data?.find(({ id }) => id === slot.team_id)}
          />
        ))}
    </Stack>
  );
}
