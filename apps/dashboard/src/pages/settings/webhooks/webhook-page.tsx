import { useLingui } from '@lingui/react';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '../../../shared/api/client';
import { Forbidden } from '../../../shared/states/forbidden';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { DetailHeading } from '../frame/detail-heading';
import { useOneOf } from '../people/one-of';
import { EndpointDetails } from './endpoint-details';

const route = getRouteApi('/signed-in/admin/settings/webhooks/$id');

export function WebhookPage() {
  const { i18n } = useLingui();
  const { id } = route.useParams();
  const endpoint = useOneOf('endpoints', id, (cursor) =>
    api.GET('/api/webhook-endpoints', { params: { query: { cursor } } }),
  );
  return (
    <>
      <DetailHeading list="/settings/webhooks" back={i18n.t('settings.webhooks.back')}>
        {endpoint.data?.url ?? i18n.t('settings.webhooks.one')}
      </DetailHeading>
      <QueryView query={endpoint} skeleton={<SkeletonLines count={3} height={160} />}>
        {(data) => (data ? <EndpointDetails key={data.id} endpoint={data} /> : <Forbidden />)}
      </QueryView>
    </>
  );
}
