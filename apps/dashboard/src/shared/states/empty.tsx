import type { ReactNode } from 'react';
import { Notice } from './notice';

/** There is nothing, and the server has said so; never shown after a failure. One sentence, one action. */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <Notice icon="info" text={text}>
      {children}
    </Notice>
  );
}
