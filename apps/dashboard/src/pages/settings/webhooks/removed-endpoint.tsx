import { useLingui } from '@lingui/react';
import type { WebhookEndpoint } from '@team-selector/client';
import { announce } from '../../../shared/access/announcements';
import { ConfirmByName } from '../../../shared/dialogs/confirm-by-name';
import { Refusal } from '../frame/refusal';
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
    <ConfirmByName
      title={i18n.t('settings.remove_named', { name })}
      name={name}
      action={i18n.t('settings.remove')}
      isBusy={removing.isPending}
      onConfirm={() => removing.mutate(id)}
      onClose={onClose}
    >
      <Refusal error={removing.error} />
      {i18n.t('settings.webhooks.remove_text')}
    </ConfirmByName>
  );
}
