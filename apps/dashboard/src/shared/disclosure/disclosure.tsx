import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './disclosure.module.css';

/** Content that is shown on demand. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details>
      <summary className={classes.summary}>{summary}</summary>
      <Box pt="sm">{children}</Box>
    </details>
  );
}
