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

/**
 * Details beside the list they belong to; full height on a phone. Render it to open it. The focus goes to its heading,
 * and when it is closed back to where it was.
 */
export function SideDrawer({ title, children, isKept = false, onClose }: Props) {
  const { i18n } = useLingui();
  useFocusReturned();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={
        <span tabIndex={-1} data-autofocus>
          {title}
        </span>
      }
      returnFocus={false}
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
