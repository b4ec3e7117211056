import { useLingui } from '@lingui/react';
import { Progress, Stack, Text } from '@mantine/core';
import type { SyncRun } from '@team-selector/client';
import { progressPercent } from './progress-percent';
import { useSpokenProgress } from './use-spoken-progress';
import { useRunProgress } from './use-run-progress';

export function RunProgress({ run }: { run: SyncRun }) {
  const { i18n } = useLingui();
  const progress = useRunProgress(run);
  const { done, total, phase } = progress;
  const text =
    phase === 'teams' ? i18n.t('teams.progress.teams') : i18n.t('teams.progress.event_types', { done, total });
  useSpokenProgress(text);
  const percent = progressPercent(progress);
  return (
    <Stack gap={6}>
      <Text size="sm">{text}</Text>
      <Progress.Root size="lg" transitionDuration={200}>
        <Progress.Section value={percent} aria-label={i18n.t('teams.progress.label')} aria-valuetext={text} />
      </Progress.Root>
    </Stack>
  );
}
