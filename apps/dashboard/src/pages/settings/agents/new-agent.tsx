import { useLingui } from '@lingui/react';
import { announce } from '../../../shared/access/announcements';
import { SideDrawer } from '../../../shared/dialogs/side-drawer';
import { FormButtons } from '../../../shared/forms/form-buttons';
import { AgentForm } from './agent-form';
import { useCreateAgent } from './use-agents';

export function NewAgent({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui();
  const creating = useCreateAgent(() => {
    announce(i18n.t('settings.agents.created'));
    onClose();
  });
  return (
    <SideDrawer title={i18n.t('settings.agents.new')} onClose={onClose}>
      <AgentForm error={creating.error} isBusy={creating.isPending} onSave={(fields) => creating.mutate(fields)}>
        <FormButtons action={i18n.t('settings.agents.create')} isBusy={creating.isPending} onCancel={onClose} />
      </AgentForm>
    </SideDrawer>
  );
}
