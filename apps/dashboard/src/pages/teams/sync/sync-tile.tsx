import { useLingui } from '@lingui/react';
import { Button, Group, Paper, Stack, Title } from '@mantine/core';
import { Icon } from '../../../shared/icons/icon';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { EarlierRuns } from './earlier-runs';
import { LastRun } from './last-run';
import { RunProgress } from './run-progress';
import { StartedSync } from './started-sync';
import { isRunning, useRuns } from './use-runs';
import { useSync } from './use-sync';

/** The teams' connection to Cal.com: how the last sync went, how far the present one is, and a button for another. */
export function SyncTile() {
  const { i18n } = useLingui();
  const sync = useSync();
  const runs = useRuns(sync.isPending);
  const running = runs.data?.find(isRunning);
  const isBusy = sync.isPending || running !== undefined;
  return (
    <Paper component="section" withBorder p="lg" aria-labelledby="sync">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} size="h4" id="sync">
            {i18n.t('teams.sync.heading')}
          </Title>
          <Button
            leftSection={<Icon name="refresh" size={18} />}
            // Focus stays where it is: a disabled button would lose it.
            aria-disabled={isBusy}
            data-disabled={isBusy || undefined}
            onClick={() => {
              if (!isBusy) sync.mutate({});
            }}
          >
            {isBusy ? i18n.t('teams.sync.running') : i18n.t('teams.sync.start')}
          </Button>
        </Group>
        <StartedSync sync={sync} />
        <QueryView query={runs} skeleton={<SkeletonLines count={1} height={48} />}>
          {(all) => (
            <>
              {running ? <RunProgress key={running.id} run={running} /> : <LastRun run={all[0]} />}
              <EarlierRuns runs={all} />
            </>
          )}
        </QueryView>
      </Stack>
    </Paper>
  );
}
