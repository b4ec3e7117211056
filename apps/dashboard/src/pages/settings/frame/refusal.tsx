import { useLingui } from '@lingui/react';
import { ApiError } from '../../../shared/api/client';
import { Problem } from '../../../shared/states/problem';
import { refusalText } from './refusal-text';

interface Props {
  /** Null: there is none. */
  error: unknown;
  /** What `conflict` means here. */
  conflict?: string;
}

/** Why the server has not done what was asked, in the words of settings where they have some. */
export function Refusal({ error, conflict }: Props) {
  const { i18n } = useLingui();
  if (error === null) return null;
  const isConflict = error instanceof ApiError && error.code === 'conflict';
  return <Problem error={error} text={isConflict ? conflict : refusalText(error, i18n)} />;
}
