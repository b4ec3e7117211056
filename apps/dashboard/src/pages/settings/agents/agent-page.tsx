import { useLingui } from '@lingui/react';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '../../../shared/api/client';
import { Forbidden } from '../../../shared/states/forbidden';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { DetailHeading } from '../frame/detail-heading';
import { useOneOf } from '../people/one-of';
import { AgentDetails } from './agent-details';

const route = getRouteApi('/signed-in/admin/settings/agents/$id');

export function AgentPage() {
  const { i18n } = useLingui();
  const { id } = route.useParams();
  const agent = useOneOf('agents', id, (cursor) => api.GET('/api/retell/agents', { params: { query: { cursor } } }));
  return (
    <>
      <DetailHeading list="/settings/agents" back={i18n.t('settings.agents.back')}>
        {agent.data?.agent_id ?? i18n.t('settings.agents.one')}
      </DetailHeading>
      <QueryView query={agent} skeleton={<SkeletonLines count={3} height={160} />}>
        {(data) => (data ? <AgentDetails key={data.id} agent={data} /> : <Forbidden />)}
      </QueryView>
    </>
  );
}
