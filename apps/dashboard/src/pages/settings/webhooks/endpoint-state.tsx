import { useLingui } from '@lingui/react';
import type { WebhookEndpoint } from '@team-selector/client';
import { StateMark } from '../../../shared/states/state-mark';

export function EndpointState({ endpoint: { active, failing } }: { endpoint: WebhookEndpoint }) {
  const { i18n } = useLingui();
  if (!active) return <StateMark tone="off">{i18n.t('settings.webhooks.off')}</StateMark>;
  return failing ? (
    <StateMark tone="bad">{i18n.t('settings.webhooks.failing')}</StateMark>
  ) : (
    <StateMark tone="good">{i18n.t('settings.webhooks.on')}</StateMark>
  );
}
