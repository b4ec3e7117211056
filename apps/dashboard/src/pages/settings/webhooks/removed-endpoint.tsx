import { useLingui } from '@lingui/react';
import type { WebhookEndpoint } from '@team-selector/client';
import { announce } from '../../../shared/access/announcements';
import { Removal } from '../frame/removal';
import { hostOf } from './host-of';
import { useRemoveEndpoint } from './use-endpoints';

interface Props {
  endpoint: WebhookEndpoint;
  onRemoved: () => void;
  onClose: () => void;
}

export function RemovedEndpoint({ endpoint: { id, url }, onRemoved, onClose }: Props) {
  const { i18n } = useLingui();
  const name = hostOf(url);
  const removing = useRemoveEndpoint(() => {
    announce(i18n.t('settings.removed', { name }));
    onRemoved();
  });
  return (
    <Removal id={id} name={name} text={i18n.t('settings.webhooks.remove_text')} removing={removing} onClose={onClose} />
  );
}
