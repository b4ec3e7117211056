import { useLingui } from '@lingui/react';
import { ConfirmByName } from '../../../shared/dialogs/confirm-by-name';
import type { Account } from './use-set-key';

interface Props {
  account: Account;
  isBusy: boolean;
  onForce: () => void;
  onClose: () => void;
}

/** What an account without a name is called here. */
const NAMELESS = 'Cal.com';

/** The key belongs to another account than before: its teams would take the place of these. */
export function OtherAccount({ account, isBusy, onForce, onClose }: Props) {
  const { i18n } = useLingui();
  const name = account.name ?? NAMELESS;
  return (
    <ConfirmByName
      title={i18n.t('settings.calcom.differs')}
      name={name}
      action={i18n.t('settings.calcom.force')}
      isBusy={isBusy}
      onConfirm={onForce}
      onClose={onClose}
    >
      {i18n.t('settings.calcom.differs_text', { name })}
    </ConfirmByName>
  );
}
