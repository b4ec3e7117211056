import type { I18n } from '@lingui/core';
import { ApiError } from '../api/client';

/** The message for a failure for which the page has no text of its own. */
export function errorText(error: unknown, i18n: I18n): string {
  if (!(error instanceof ApiError)) return i18n.t('shared.error.unreachable');
  if (error.code === 'rate_limited') return i18n.t('shared.error.rate_limited', { seconds: error.retryAfter ?? 60 });
  if (error.code === 'calcom_unavailable') return i18n.t('shared.error.calcom_unavailable');
  if (error.status === 403 || error.status === 404) return i18n.t('shared.forbidden');
  if (error.status >= 500) return i18n.t('shared.error.server');
  return i18n.t('shared.error.refused', { reason: error.message });
}
