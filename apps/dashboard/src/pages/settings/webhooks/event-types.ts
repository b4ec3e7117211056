import type { MessageDescriptor } from '@lingui/core';
import type { WebhookEventType } from '@team-selector/client';

/** All events that can be sent to an endpoint. */
export const EVENT_TYPES: Readonly<Record<WebhookEventType, MessageDescriptor>> = {
  'booking.created': /* i18n */ { id: 'settings.event.booking_created' },
  'booking.requested': /* i18n */ { id: 'settings.event.booking_requested' },
  'booking.confirmed': /* i18n */ { id: 'settings.event.booking_confirmed' },
  'booking.moved': /* i18n */ { id: 'settings.event.booking_moved' },
  'booking.cancelled': /* i18n */ { id: 'settings.event.booking_cancelled' },
  'booking.rejected': /* i18n */ { id: 'settings.event.booking_rejected' },
  'callback.requested': /* i18n */ { id: 'settings.event.callback_requested' },
  'team.deactivated': /* i18n */ { id: 'settings.event.team_deactivated' },
  'calcom.key_refused': /* i18n */ { id: 'settings.event.calcom_key_refused' },
};

export const ALL_EVENT_TYPES = Object.keys(EVENT_TYPES) as WebhookEventType[];
