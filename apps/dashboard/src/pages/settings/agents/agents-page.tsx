import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import { useState } from 'react';
import { PageHeading } from '../../../shared/access/page-heading';
import { MoreButton } from '../../../shared/lists/more-button';
import { Empty } from '../../../shared/states/empty';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { AddButton } from '../frame/add-button';
import { AgentsTable } from './agents-table';
import { NewAgent } from './new-agent';
import { useAgents } from './use-agents';

export function AgentsPage() {
  const { i18n } = useLingui();
  const agents = useAgents();
  const [isCreating, setCreating] = useState(false);
  return (
    <>
      <PageHeading aside={<AddButton label={i18n.t('settings.agents.new')} onClick={() => setCreating(true)} />}>
        {i18n.t('settings.agents.heading')}
      </PageHeading>
      <Text c="dimmed" mt="-sm" mb="lg">
        {i18n.t('settings.agents.lead')}
      </Text>
      <QueryView
        query={agents}
        skeleton={<SkeletonLines />}
        empty={(all) => (all.length === 0 ? <Empty text={i18n.t('settings.agents.none')} /> : undefined)}
      >
        {(all) => <AgentsTable agents={all} />}
      </QueryView>
      <MoreButton list={agents} />
      {isCreating && <NewAgent onClose={() => setCreating(false)} />}
    </>
  );
}
