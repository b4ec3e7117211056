import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import type { SyncRun } from '@team-selector/client';
import { useMe } from '../../../shared/session/use-me';
import { momentText } from '../../../shared/time/formats';
import { secondsBetween } from './seconds-between';

export function RunTimes({ run: { started_at, finished_at, kind } }: { run: SyncRun }) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  const started = momentText(started_at, timezone, i18n.locale);
  return (
    <Text size="sm" c="dimmed">
      {kind === 'teams' ? i18n.t('teams.run.of_all') : i18n.t('teams.run.of_one')}{' '}
      {finished_at === null
        ? i18n.t('teams.run.since', { started })
        : i18n.t('teams.run.took', { started, seconds: secondsBetween(started_at, finished_at) })}
    </Text>
  );
}
