import { useLingui } from '@lingui/react';
import { Box } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { announce } from '../access/announcements';
import { useDelayed } from './use-delayed';

/** Skeletons in the shape of the content; they take up its space at once, so that the layout does not shift. */
export function Loading({ children }: { children: ReactNode }) {
  const { i18n } = useLingui();
  const isVisible = useDelayed(150);
  const isLong = useDelayed(1000);
  useEffect(() => {
    if (isLong) announce(i18n.t('shared.loading'));
  }, [isLong, i18n]);
  return (
    <Box aria-busy="true" style={{ visibility: isVisible ? 'visible' : 'hidden' }}>
      {children}
    </Box>
  );
}
