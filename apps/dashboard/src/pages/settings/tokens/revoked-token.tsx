import { useLingui } from '@lingui/react';
import type { Token } from '@team-selector/client';
import { announce } from '../../../shared/access/announcements';
import { ConfirmByName } from '../../../shared/dialogs/confirm-by-name';
import { Refusal } from '../frame/refusal';
import { useRevokeToken } from './use-tokens';

export function RevokedToken({ token, onClose }: { token: Token; onClose: () => void }) {
  const { i18n } = useLingui();
  const { id, name } = token;
  const revoking = useRevokeToken(() => {
    announce(i18n.t('settings.tokens.revoked', { name }));
    onClose();
  });
  return (
    <ConfirmByName
      title={i18n.t('settings.tokens.revoke_named', { name })}
      name={name}
      action={i18n.t('settings.tokens.revoke')}
      isBusy={revoking.isPending}
      onConfirm={() => revoking.mutate(id)}
      onClose={onClose}
    >
      <Refusal error={revoking.error} />
      {i18n.t('settings.tokens.revoke_text')}
    </ConfirmByName>
  );
}
