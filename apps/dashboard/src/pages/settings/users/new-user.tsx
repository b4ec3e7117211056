import { useLingui } from '@lingui/react';
import { announce } from '../../../shared/access/announcements';
import { SideDrawer } from '../../../shared/dialogs/side-drawer';
import { useCreateUser } from './use-users';
import { UserForm } from './user-form';

export function NewUser({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui();
  const creating = useCreateUser(() => {
    announce(i18n.t('settings.users.created'));
    onClose();
  });
  return (
    <SideDrawer title={i18n.t('settings.users.new')} onClose={onClose}>
      <UserForm
        action={i18n.t('settings.users.create')}
        error={creating.error}
        isBusy={creating.isPending}
        onSave={({ email, ...fields }) => creating.mutate({ email: email.trim(), ...fields })}
        onCancel={onClose}
      />
    </SideDrawer>
  );
}
