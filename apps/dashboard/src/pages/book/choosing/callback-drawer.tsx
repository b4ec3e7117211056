import { useLingui } from '@lingui/react';
import { SideDrawer } from '../../../shared/dialogs/side-drawer';
import { CallbackForm } from './callback-form';

/** @param about what it is about, so far: the service and the team. */
export function CallbackDrawer({ about, onClose }: { about: string; onClose: () => void }) {
  const { i18n } = useLingui();
  return (
    <SideDrawer title={i18n.t('book.callback')} onClose={onClose}>
      <CallbackForm about={about} onDone={onClose} />
    </SideDrawer>
  );
}
