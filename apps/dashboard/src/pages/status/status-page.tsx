import { useLingui } from '@lingui/react';
import { Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { PageHeading } from '../../shared/access/page-heading';
import { QueryView } from '../../shared/states/query-view';
import { SkeletonLines } from '../../shared/states/skeleton-lines';
import { AskedAt } from './asked-at';
import { Tiles } from './tiles/tiles';
import { useWatchedStatus } from './use-watched-status';

const Charts = lazy(() => import('./charts/charts').then((module) => ({ default: module.Charts })));

export function StatusPage() {
  const { i18n } = useLingui();
  const status = useWatchedStatus();
  return (
    <>
      <PageHeading aside={<AskedAt moment={status.dataUpdatedAt} isFailing={status.isError} />}>
        {i18n.t('status.heading')}
      </PageHeading>
      <Stack gap="xl">
        <QueryView query={status} skeleton={<SkeletonLines count={3} height={120} />}>
          {(data) => <Tiles status={data} />}
        </QueryView>
        <Suspense fallback={<SkeletonLines count={3} height={220} />}>
          <Charts />
        </Suspense>
      </Stack>
    </>
  );
}
