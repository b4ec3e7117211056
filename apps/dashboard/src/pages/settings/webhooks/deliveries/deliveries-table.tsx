import { useLingui } from '@lingui/react';
import { Group } from '@mantine/core';
import type { WebhookDelivery } from '@team-selector/client';
import { DataTable } from '../../../../shared/tables/data-table';
import { RowButton } from '../../frame/row-button';
import { Moment } from '../../people/moment';
import { EVENT_TYPES } from '../event-types';
import { DeliveryState } from './delivery-state';

interface Props {
  deliveries: WebhookDelivery[];
  onShow: (delivery: WebhookDelivery) => void;
  onRedeliver: (delivery: WebhookDelivery) => void;
}

export function DeliveriesTable({ deliveries, onShow, onRedeliver }: Props) {
  const { i18n } = useLingui();
  const named = ({ id, type }: WebhookDelivery) => ({ event: i18n._(EVENT_TYPES[type]), id: String(id) });
  return (
    <DataTable
      caption={i18n.t('settings.delivery.heading')}
      rows={deliveries}
      rowKey={({ id }) => id}
      columns={[
        { label: i18n.t('settings.delivery.event'), cell: ({ type }) => i18n._(EVENT_TYPES[type]) },
        {
          label: i18n.t('settings.delivery.at'),
          cell: ({ created_at }) => <Moment at={created_at} none={i18n.t('settings.never')} />,
        },
        { label: i18n.t('settings.delivery.state'), cell: (delivery) => <DeliveryState delivery={delivery} /> },
        { label: i18n.t('settings.delivery.attempts'), cell: ({ attempts }) => attempts },
        {
          label: i18n.t('settings.delivery.actions'),
          isActions: true,
          cell: (delivery) => (
            <Group gap="xs" justify="flex-end" wrap="nowrap">
              <RowButton
                label={i18n.t('settings.delivery.show')}
                name={i18n.t('settings.delivery.show_named', named(delivery))}
                onClick={() => onShow(delivery)}
              />
              {delivery.status !== 'pending' && (
                <RowButton
                  label={i18n.t('settings.delivery.redeliver')}
                  name={i18n.t('settings.delivery.redeliver_named', named(delivery))}
                  onClick={() => onRedeliver(delivery)}
                />
              )}
            </Group>
          ),
        },
      ]}
    />
  );
}
