import type { I18n, MessageDescriptor } from '@lingui/core';
import type { ErrorCode } from '@team-selector/client';
import { ApiError } from '../../../shared/api/client';

const TEXTS: Partial<Record<ErrorCode, MessageDescriptor>> = {
  last_admin: /* i18n */ { id: 'settings.refusal.last_admin' },
  conflict: /* i18n */ { id: 'settings.refusal.conflict' },
  public_url_missing: /* i18n */ { id: 'settings.refusal.public_url_missing' },
  calcom_key_refused: /* i18n */ { id: 'settings.refusal.calcom_key_refused' },
};

/** Undefined: the common words, and the fields that the server names. */
export function refusalText(error: unknown, i18n: I18n): string | undefined {
  const text = error instanceof ApiError ? TEXTS[error.code] : undefined;
  return text && i18n._(text);
}
