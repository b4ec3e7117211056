import { useLingui } from '@lingui/react';
import { Badge, Paper, Stack, Text } from '@mantine/core';
import type { EventType } from '@team-selector/client';
import { ServiceFacts } from '../choosing/service-facts';
import type { BookingState } from '../use-booking-state';
import { WhenLines } from '../../../shared/time/when-lines';

interface Props {
  state: BookingState;
  service: EventType;
  start: string;
  end: string | undefined;
  isTaken: boolean;
}

export function SummaryCard({ state, service, start, end, isTaken }: Props) {
  const { i18n } = useLingui();
  const minutes = state.duration ?? service.duration;
  const until = end ?? new Date(Date.parse(start) + minutes * 60_000).toISOString();
  return (
    <Paper component="section" withBorder p="md" mb="xs" aria-label={i18n.t('book.summary')}>
      <Stack gap="xs">
        <Text fw={650} size="lg">
          {service.title}
        </Text>
        <Text component="div" td={isTaken ? 'line-through' : undefined}>
          <WhenLines start={start} end={until} zone={state.teamZone} />
        </Text>
        {isTaken && (
          <Badge color="red" variant="light" tt="none">
            {i18n.t('book.taken_badge')}
          </Badge>
        )}
        <Text>{state.team?.name}</Text>
        <ServiceFacts service={service} duration={minutes} />
      </Stack>
    </Paper>
  );
}
