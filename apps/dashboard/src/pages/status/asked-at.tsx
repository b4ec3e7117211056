import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import { useMe } from '../../shared/session/use-me';
import { StateMark } from '../../shared/states/state-mark';
import { timeText } from '../../shared/time/formats';

/** As of when the tiles are, and whether the last question has failed, so that old tiles are not taken for new ones. */
export function AskedAt({ moment, isFailing }: { moment: number; isFailing: boolean }) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  if (moment === 0) return null;
  const text = i18n.t('status.asked_at', { time: timeText(new Date(moment), timezone, i18n.locale) });
  return isFailing ? (
    <StateMark tone="bad">{text}</StateMark>
  ) : (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  );
}
