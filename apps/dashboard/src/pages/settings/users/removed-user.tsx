import { useLingui } from '@lingui/react';
import type { ListedUser } from '@team-selector/client';
import { announce } from '../../../shared/access/announcements';
import { ConfirmByName } from '../../../shared/dialogs/confirm-by-name';
import { Refusal } from '../frame/refusal';
import { useRemoveUser } from './use-users';

export function RemovedUser({ user, onClose }: { user: ListedUser; onClose: () => void }) {
  const { i18n } = useLingui();
  const { id, email } = user;
  const removing = useRemoveUser(() => {
    announce(i18n.t('settings.removed', { name: email }));
    onClose();
  });
  return (
    <ConfirmByName
      title={i18n.t('settings.remove_named', { name: email })}
      name={email}
      action={i18n.t('settings.remove')}
      isBusy={removing.isPending}
      onConfirm={() => removing.mutate(id)}
      onClose={onClose}
    >
      <Refusal error={removing.error} />
      {i18n.t('settings.users.remove_text')}
    </ConfirmByName>
  );
}
