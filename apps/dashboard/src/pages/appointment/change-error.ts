import type { I18n } from '@lingui/core';
import { ApiError } from '../../shared/api/client';
import { errorText } from '../../shared/states/error-text';

/** Why an appointment was not changed. */
export function changeError(error: unknown, i18n: I18n): string {
  if (!(error instanceof ApiError)) return i18n.t('appointment.error.no_answer');
  switch (error.code) {
    case 'already_over':
      return i18n.t('appointment.error.already_over');
    case 'in_progress':
      return i18n.t('appointment.error.in_progress');
    case 'slot_taken':
      return i18n.t('appointment.error.slot_taken');
    case 'already_booked':
      return i18n.t('appointment.error.already_booked');
    case 'event_type_gone':
    case 'team_inactive':
      return i18n.t('appointment.error.not_offered');
    default:
      return errorText(error, i18n);
  }
}
