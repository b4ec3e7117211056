import { useMediaQuery } from '@mantine/hooks';

/** Whether there is room for a table; a phone shows cards. */
export const useIsWide = (): boolean =>
  useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false }) ?? true;
