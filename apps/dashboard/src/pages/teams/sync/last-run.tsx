import { useLingui } from '@lingui/react';
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { SyncRun } from '@team-selector/client';
import { useMe } from '../../../shared/session/use-me';
import { StateMark } from '../../../shared/states/state-mark';
import { momentText } from '../../../shared/time/formats';
import { countsText } from './counts-text';
import { runMark } from './run-mark';

export function LastRun({ run }: { run: SyncRun | undefined }) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  if (!run) return <Text>{i18n.t('teams.sync.none')}</Text>;
  const { tone, text } = runMark(run);
  return (
    <Stack gap={4}>
      <Group gap="md">
        <Text>{i18n.t('teams.sync.last', { time: momentText(run.started_at, timezone, i18n.locale) })}</Text>
        <StateMark tone={tone}>{i18n._(text)}</StateMark>
      </Group>
      <Text size="sm" c="dimmed">
        {run.failure?.message ?? countsText(run, i18n)}
      </Text>
      <Anchor
        renderRoot={(props) => <Link to="/teams/runs/$id" params={{ id: String(run.id) }} {...props} />}
        size="sm"
      >
        {run.errors.length > 0
          ? i18n.t('teams.sync.problems', { count: run.errors.length })
          : i18n.t('teams.sync.details')}
      </Anchor>
    </Stack>
  );
}
