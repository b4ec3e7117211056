import { useLingui } from '@lingui/react';
import type { Agent } from '@team-selector/client';
import { announce } from '../../../shared/access/announcements';
import { Removal } from '../frame/removal';
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
    <Removal id={id} name={name} text={i18n.t('settings.agents.remove_text')} removing={removing} onClose={onClose} />
  );
}
