import { useLingui } from '@lingui/react';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  children: ReactNode;
  onClose: () => void;
}

/** A question, or something to note, that comes before everything else. Render it to open it. */
export function Dialog({ title, children, onClose }: Props) {
  const { i18n } = useLingui();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': i18n.t('shared.close') }}>
      {children}
    </Modal>
  );
}
