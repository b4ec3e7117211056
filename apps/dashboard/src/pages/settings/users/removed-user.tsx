import { useLingui } from '@lingui/react';
import type { ListedUser } from '@team-selector/client';
import { announce } from '../../../shared/access/announcements';
import { Removal } from '../frame/removal';
import { useRemoveUser } from './use-users';

export function RemovedUser({ user, onClose }: { user: ListedUser; onClose: () => void }) {
  const { i18n } = useLingui();
  const { id, email } = user;
  const removing = useRemoveUser(() => {
    announce(i18n.t('settings.removed', { name: email }));
    onClose();
  });
  return (
    <Removal id={id} name={email} text={i18n.t('settings.users.remove_text')} removing={removing} onClose={onClose} />
  );
}
