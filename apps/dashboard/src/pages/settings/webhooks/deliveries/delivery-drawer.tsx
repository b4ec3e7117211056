import { useLingui } from '@lingui/react';
import { Stack, Text } from '@mantine/core';
import type { WebhookDelivery } from '@team-selector/client';
import { Copyable } from '../../../../shared/copying/copyable';
import { SideDrawer } from '../../../../shared/dialogs/side-drawer';
import { Moment } from '../../people/moment';
import { EVENT_TYPES } from '../event-types';
import { DeliveryState } from './delivery-state';

/** What the receiver answered, first; then what names the event in its log. */
export function DeliveryDrawer({ delivery, onClose }: { delivery: WebhookDelivery; onClose: () => void }) {
  const { i18n } = useLingui();
  const { type, error, duration_ms, next_attempt_at, event_id, attempts } = delivery;
  return (
    <SideDrawer title={i18n._(EVENT_TYPES[type])} onClose={onClose}>
      <Stack>
        <DeliveryState delivery={delivery} />
        {error !== null && <Text>{error}</Text>}
        {duration_ms !== null && <Text>{i18n.t('settings.delivery.took', { ms: duration_ms })}</Text>}
        <Text>{i18n.t('settings.delivery.attempt_count', { count: attempts })}</Text>
        {next_attempt_at !== null && (
          <Text>
            {i18n.t('settings.delivery.next')} <Moment at={next_attempt_at} none="" />
          </Text>
        )}
        <Copyable
          value={event_id}
          name={i18n.t('settings.delivery.event_id')}
          copyLabel={i18n.t('settings.delivery.copy_id')}
        />
      </Stack>
    </SideDrawer>
  );
}
