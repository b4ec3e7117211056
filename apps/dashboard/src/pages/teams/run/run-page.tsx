import { useLingui } from '@lingui/react';
import { Anchor } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PageHeading } from '../../../shared/access/page-heading';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { RunDetails } from './run-details';
import { useRun } from './use-run';

const route = getRouteApi('/signed-in/admin/teams/runs/$id');

export function RunPage() {
  const { i18n } = useLingui();
  const { id } = route.useParams();
  return (
    <>
      <Anchor size="sm" renderRoot={(props) => <Link to="/teams" {...props} />}>
        {i18n.t('teams.run.back')}
      </Anchor>
      <PageHeading>{i18n.t('teams.run.heading')}</PageHeading>
      <QueryView query={useRun(id)} skeleton={<SkeletonLines />}>
        {(run) => <RunDetails run={run} />}
      </QueryView>
    </>
  );
}
