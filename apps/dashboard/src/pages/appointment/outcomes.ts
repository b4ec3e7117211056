import type { MessageDescriptor } from '@lingui/core';
import type { BookingStatus } from '@team-selector/client';
import type { IconName } from '../../shared/icons/paths';

interface Outcome {
  heading: MessageDescriptor;
  lead: MessageDescriptor;
  icon: IconName;
  colour: string;
}

const CHECKED: Outcome = {
  heading: /* i18n */ { id: 'appointment.unknown.heading' },
  lead: /* i18n */ { id: 'appointment.unknown.lead' },
  icon: 'clock',
  colour: 'yellow',
};
const FAILED: Outcome = {
  heading: /* i18n */ { id: 'appointment.failed.heading' },
  lead: /* i18n */ { id: 'appointment.failed.lead' },
  icon: 'alert',
  colour: 'red',
};

/** The texts about an appointment. Only `confirmed` has a tick. */
export const OUTCOMES: Readonly<Record<BookingStatus, Outcome>> = {
  pending: CHECKED,
  unknown: CHECKED,
  requested: {
    heading: /* i18n */ { id: 'appointment.requested.heading' },
    lead: /* i18n */ { id: 'appointment.requested.lead' },
    icon: 'clock',
    colour: 'lagoon',
  },
  confirmed: {
    heading: /* i18n */ { id: 'appointment.confirmed.heading' },
    lead: /* i18n */ { id: 'appointment.confirmed.lead' },
    icon: 'check',
    colour: 'green',
  },
  cancelled: {
    heading: /* i18n */ { id: 'appointment.cancelled.heading' },
    lead: /* i18n */ { id: 'appointment.cancelled.lead' },
    icon: 'close',
    colour: 'gray',
  },
  rejected: {
    heading: /* i18n */ { id: 'appointment.rejected.heading' },
    lead: /* i18n */ { id: 'appointment.rejected.lead' },
    icon: 'close',
    colour: 'red',
  },
  failed: FAILED,
};
