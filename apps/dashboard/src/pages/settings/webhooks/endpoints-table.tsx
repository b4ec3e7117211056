import { useLingui } from '@lingui/react';
import type { WebhookEndpoint } from '@team-selector/client';
import { DataTable } from '../../../shared/tables/data-table';
import { RowLink } from '../frame/row-link';
import { Moment } from '../people/moment';
import { ALL_EVENT_TYPES } from './event-types';
import { EndpointState } from './endpoint-state';

export function EndpointsTable({ endpoints }: { endpoints: WebhookEndpoint[] }) {
  const { i18n } = useLingui();
  return (
    <DataTable
      caption={i18n.t('settings.webhooks.heading')}
      rows={endpoints}
      rowKey={({ id }) => id}
      columns={[
        {
          label: i18n.t('settings.webhooks.url'),
          cell: ({ id, url }) => (
            <RowLink to="/settings/webhooks/$id" params={{ id: String(id) }}>
              {url}
            </RowLink>
          ),
        },
        {
          label: i18n.t('settings.webhooks.events'),
          cell: ({ events }) =>
            events.length === ALL_EVENT_TYPES.length
              ? i18n.t('settings.webhooks.all_events')
              : i18n.t('settings.webhooks.event_count', { count: events.length }),
        },
        { label: i18n.t('settings.webhooks.state'), cell: (endpoint) => <EndpointState endpoint={endpoint} /> },
        {
          label: i18n.t('settings.webhooks.created_at'),
          cell: ({ created_at }) => <Moment at={created_at} none={i18n.t('settings.never')} />,
        },
      ]}
    />
  );
}
