import { useLingui } from '@lingui/react';
import type { WebhookDelivery } from '@team-selector/client';
import { StateMark } from '../../../../shared/states/state-mark';

/** In words, with the status that the receiver has answered. */
export function DeliveryState({ delivery: { status, response_status: answered } }: { delivery: WebhookDelivery }) {
  const { i18n } = useLingui();
  const code = answered === null ? '' : ` (${answered})`;
  if (status === 'delivered')
    return <StateMark tone="good">{`${i18n.t('settings.delivery.delivered')}${code}`}</StateMark>;
  return status === 'failed' ? (
    <StateMark tone="bad">{`${i18n.t('settings.delivery.failed')}${code}`}</StateMark>
  ) : (
    <StateMark tone="waiting">{`${i18n.t('settings.delivery.pending')}${code}`}</StateMark>
  );
}
