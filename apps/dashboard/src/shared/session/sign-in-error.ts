import type { I18n } from '@lingui/core';
import { ApiError } from '../api/client';
import { errorText } from '../states/error-text';

/** Says neither whether the address is known nor whether the password was almost right. */
export function signInError(error: unknown, i18n: I18n): string {
  const isRefused = error instanceof ApiError && (error.status === 400 || error.status === 401);
  return isRefused ? i18n.t('shared.sign_in.refused') : errorText(error, i18n);
}
