import { useLingui } from '@lingui/react';
import { SideDrawer } from '../../../shared/dialogs/side-drawer';
import { CreatedTokenView } from './created-token-view';
import { TokenForm } from './token-form';
import { useCreateToken } from './use-tokens';

export function NewToken({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui();
  const creating = useCreateToken();
  return (
    <SideDrawer title={i18n.t('settings.tokens.new')} isKept={creating.data !== undefined} onClose={onClose}>
      {creating.data ? (
        <CreatedTokenView token={creating.data} onClose={onClose} />
      ) : (
        <TokenForm
          error={creating.error}
          isBusy={creating.isPending}
          onCreate={(fields) => creating.mutate(fields)}
          onCancel={onClose}
        />
      )}
    </SideDrawer>
  );
}
