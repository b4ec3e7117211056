import { useLingui } from '@lingui/react';
import { Notice } from './notice';

/** The same words for what is another company's and for what is not there. */
export function Forbidden() {
  const { i18n } = useLingui();
  return <Notice icon="alert" text={i18n.t('shared.forbidden')} />;
}
