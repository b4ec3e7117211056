import { useLingui } from '@lingui/react';
import { SimpleGrid } from '@mantine/core';
import type { SyncRun } from '@team-selector/client';
import { RunCount } from './run-count';

export function RunCounts({ run: { total, created, updated, deactivated } }: { run: SyncRun }) {
  const { i18n } = useLingui();
  return (
    <SimpleGrid component="dl" cols={{ base: 2, sm: 4 }} m={0}>
      <RunCount label={i18n.t('teams.run.total')} count={total} />
      <RunCount label={i18n.t('teams.run.created')} count={created} />
      <RunCount label={i18n.t('teams.run.updated')} count={updated} />
      <RunCount label={i18n.t('teams.run.deactivated')} count={deactivated} />
    </SimpleGrid>
  );
}
