import { useLingui } from '@lingui/react';
import { Badge } from '@mantine/core';
import { Icon } from '../icons/icon';
import { ageText } from '../time/ages';
import { timeText } from '../time/formats';
import { useNow } from '../time/use-now';

/** What is shown is from before, because Cal.com does not answer: since when, in words. */
export function StaleBadge({ fetchedAt, zone }: { fetchedAt: string; zone: string }) {
  const { i18n } = useLingui();
  const age = ageText(fetchedAt, useNow(), i18n.locale);
  return (
    <Badge color="yellow" variant="light" size="lg" tt="none" leftSection={<Icon name="clock" size={16} />}>
      {i18n.t('shared.stale', { time: timeText(fetchedAt, zone, i18n.locale), age })}
    </Badge>
  );
}
