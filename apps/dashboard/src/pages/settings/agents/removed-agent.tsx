import { useLingui } from '@lingui/react';
import type { Agent } from '@team-selector/client';
import { announce } from '../../../shared/access/announcements';
import { ConfirmByName } from '../../../shared/dialogs/confirm-by-name';
import { Refusal } from '../frame/refusal';
import { useRemoveAgent } from './use-agents';

interface Props {
  agent: Agent;
  onRemoved: () => void;
  onClose: () => void;
}

export function RemovedAgent({ agent: { id, agent_id: name }, onRemoved, onClose }: Props) {
  const { i18n } = useLingui();
  const removing = useRemoveAgent(() => {
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
      {i18n.t('settings.agents.remove_text')}
    </ConfirmByName>
  );
}
