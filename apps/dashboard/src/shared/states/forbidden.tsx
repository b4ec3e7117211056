import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Notice } from './notice';

/** The same words for what is another company's and for what is not there. */
export function Forbidden({ children }: { children?: ReactNode }) {
  const { i18n } = useLingui();
  return (
    <Notice icon="alert" text={i18n.t('shared.forbidden')}>
      {children}
    </Notice>
  );
}
