import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import { useState } from 'react';
import { PageHeading } from '../../../shared/access/page-heading';
import { MoreButton } from '../../../shared/lists/more-button';
import { Empty } from '../../../shared/states/empty';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { AddButton } from '../frame/add-button';
import { EndpointsTable } from './endpoints-table';
import { NewEndpoint } from './new-endpoint';
import { useEndpoints } from './use-endpoints';

export function WebhooksPage() {
  const { i18n } = useLingui();
  const endpoints = useEndpoints();
  const [isCreating, setCreating] = useState(false);
  return (
    <>
      <PageHeading aside={<AddButton label={i18n.t('settings.webhooks.new')} onClick={() => setCreating(true)} />}>
        {i18n.t('settings.webhooks.heading')}
      </PageHeading>
      <Text c="dimmed" mt="-sm" mb="lg">
        {i18n.t('settings.webhooks.lead')}
      </Text>
      <QueryView
        query={endpoints}
        skeleton={<SkeletonLines />}
        empty={(all) => (all.length === 0 ? <Empty text={i18n.t('settings.webhooks.none')} /> : undefined)}
      >
        {(all) => <EndpointsTable endpoints={all} />}
      </QueryView>
      <MoreButton list={endpoints} />
      {isCreating && <NewEndpoint onClose={() => setCreating(false)} />}
    </>
  );
}
