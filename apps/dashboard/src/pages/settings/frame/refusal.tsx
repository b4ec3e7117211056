import { useLingui } from '@lingui/react';
import { Problem } from '../../../shared/states/problem';
import { refusalText } from './refusal-text';

/** Why the server has not done what was asked, in the words of settings where they have some. */
export function Refusal({ error }: { error: unknown }) {
  const { i18n } = useLingui();
  if (error === null) return null;
  return <Problem error={error} text={refusalText(error, i18n)} />;
}
