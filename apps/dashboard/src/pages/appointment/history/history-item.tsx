import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import type { BookingEvent } from '@team-selector/client';
import { Step } from '../../../shared/lists/steps';
import { useMe } from '../../../shared/session/use-me';
import { dateText, timeText } from '../../../shared/time/formats';
import { actorText } from './actor-text';
import { stepOf } from './history-step';
import { STEP_TEXTS, stepIcon } from './step-texts';

export function HistoryItem({ event }: { event: BookingEvent }) {
  const { i18n } = useLingui();
  const { id, company } = useMe();
  const step = stepOf(event);
  const when = [dateText, timeText].map((text) => text(event.at, company.timezone, i18n.locale)).join(', ');
  return (
    <Step icon={stepIcon(step)}>
      {i18n._(STEP_TEXTS[step])}
      <Text size="sm" c="dimmed">
        {when} · {actorText(event.by, id, i18n)}
      </Text>
    </Step>
  );
}
