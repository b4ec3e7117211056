import { useLingui } from '@lingui/react';
import { Paper, Stack, Text } from '@mantine/core';
import type { SyncRun } from '@team-selector/client';
import { StateMark } from '../../../shared/states/state-mark';
import { RunProgress } from '../sync/run-progress';
import { runMark } from '../sync/run-mark';
import { isRunning } from '../sync/use-runs';
import { RunCounts } from './run-counts';
import { RunProblems } from './run-problems';
import { RunRequest } from './run-request';
import { RunTimes } from './run-times';

export function RunDetails({ run }: { run: SyncRun }) {
  const { i18n } = useLingui();
  const { tone, text } = runMark(run);
  return (
    <Stack gap="lg">
      <Paper withBorder p="lg">
        <Stack gap="sm">
          <StateMark tone={tone}>{i18n._(text)}</StateMark>
          <RunTimes run={run} />
          {run.failure && <Text>{run.failure.message}</Text>}
          {isRunning(run) ? <RunProgress run={run} /> : <RunRequest run={run} />}
        </Stack>
      </Paper>
      <RunCounts run={run} />
      <RunProblems problems={run.errors} />
    </Stack>
  );
}
