import type { I18n, MessageDescriptor } from '@lingui/core';
import type { ErrorCode } from '@team-selector/client';
import { ApiError } from '../../../shared/api/client';
import { errorText } from '../../../shared/states/error-text';

/** Refusals of a booking that this page has words of its own for. */
const TEXTS: Partial<Record<ErrorCode, MessageDescriptor>> = {
  booking_limit_reached: /* i18n */ { id: 'book.refused.booking_limit_reached' },
  booker_blocked: /* i18n */ { id: 'book.refused.booker_blocked' },
  calcom_not_connected: /* i18n */ { id: 'book.refused.calcom_not_connected' },
  calcom_rejected: /* i18n */ { id: 'book.refused.calcom_rejected' },
  calcom_unavailable: /* i18n */ { id: 'book.refused.calcom_unavailable' },
  event_type_gone: /* i18n */ { id: 'book.refused.event_type_gone' },
  event_type_unsupported: /* i18n */ { id: 'book.refused.event_type_unsupported' },
  in_progress: /* i18n */ { id: 'book.refused.in_progress' },
  sign_in_required: /* i18n */ { id: 'book.refused.sign_in_required' },
  team_inactive: /* i18n */ { id: 'book.refused.team_inactive' },
};

/** Why nothing was booked; or, where no answer came, that this is not known and sending again is safe. */
export function refusalText(error: unknown, i18n: I18n): string {
  if (!(error instanceof ApiError)) return i18n.t('book.refused.no_answer');
  const text = TEXTS[error.code];
  return text ? i18n._(text) : errorText(error, i18n);
}
