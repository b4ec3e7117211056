import { useLingui } from '@lingui/react';
import type { ListedUser } from '@team-selector/client';
import { announce } from '../../../shared/access/announcements';
import { SideDrawer } from '../../../shared/dialogs/side-drawer';
import { useChangeUser } from './use-users';
import { UserForm } from './user-form';

export function EditedUser({ user, onClose }: { user: ListedUser; onClose: () => void }) {
  const { i18n } = useLingui();
  const saving = useChangeUser(user.id, () => {
    announce(i18n.t('settings.saved'));
    onClose();
  });
  return (
    <SideDrawer title={i18n.t('settings.edit_named', { name: user.email })} onClose={onClose}>
      <UserForm
        user={user}
        action={i18n.t('settings.save')}
        error={saving.error}
        isBusy={saving.isPending}
        onSave={({ role, branch_id, password }) =>
          saving.mutate({
            ...(role === user.role ? {} : { role }),
            ...(branch_id === user.branch_id ? {} : { branch_id }),
            ...(password === undefined ? {} : { password }),
          })
        }
        onCancel={onClose}
      />
    </SideDrawer>
  );
}
