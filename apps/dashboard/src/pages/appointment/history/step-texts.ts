import type { MessageDescriptor } from '@lingui/core';
import type { IconName } from '../../../shared/icons/paths';
import type { HistoryStep } from './history-step';

export const STEP_TEXTS: Readonly<Record<HistoryStep, MessageDescriptor>> = {
  sent: /* i18n */ { id: 'appointment.step.sent' },
  booked: /* i18n */ { id: 'appointment.step.booked' },
  requested: /* i18n */ { id: 'appointment.step.requested' },
  agreed: /* i18n */ { id: 'appointment.step.agreed' },
  unclear: /* i18n */ { id: 'appointment.step.unclear' },
  cancelled: /* i18n */ { id: 'appointment.step.cancelled' },
  rejected: /* i18n */ { id: 'appointment.step.rejected' },
  failed: /* i18n */ { id: 'appointment.step.failed' },
  moved: /* i18n */ { id: 'appointment.step.moved' },
  no_show: /* i18n */ { id: 'appointment.step.no_show' },
  attended: /* i18n */ { id: 'appointment.step.attended' },
  reassigned: /* i18n */ { id: 'appointment.step.reassigned' },
  reschedule_requested: /* i18n */ { id: 'appointment.step.reschedule_requested' },
  changed: /* i18n */ { id: 'appointment.step.changed' },
};

const ICONS: Partial<Record<HistoryStep, IconName>> = {
  booked: 'check',
  agreed: 'check',
  cancelled: 'close',
  rejected: 'alert',
  failed: 'alert',
  unclear: 'refresh',
  moved: 'calendar',
};

export const stepIcon = (step: HistoryStep): IconName => ICONS[step] ?? 'clock';
