import { useLingui } from '@lingui/react';
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusReturned } from '../access/use-focus-returned';

interface Props {
  title: string;
  children: ReactNode;
  /** Whether only its buttons close it: it shows what is not shown again. */
  isKept?: boolean;
  onClose: () => void;
}

/** Details beside the list they belong to; full height on a phone. Render it to open it. */
export function SideDrawer({ title, children, isKept = false, onClose }: Props) {
  useFocusReturned();
  const { i18n } = useLingui();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      position="right"
      size="lg"
      closeOnClickOutside={!isKept}
      closeOnEscape={!isKept}
      closeButtonProps={{ 'aria-label': i18n.t('shared.close') }}
    >
      {children}
    </Drawer>
  );
}
