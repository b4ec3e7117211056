import type { MessageDescriptor } from '@lingui/core';
import type { AuditAction } from '@team-selector/client';

/** What is recorded, in words. */
export const ACTIONS: Readonly<Record<AuditAction, MessageDescriptor>> = {
  'user.signed_in': /* i18n */ { id: 'settings.action.user_signed_in' },
  'user.sign_in_failed': /* i18n */ { id: 'settings.action.user_sign_in_failed' },
  'token.issued': /* i18n */ { id: 'settings.action.token_issued' },
  'token.imported': /* i18n */ { id: 'settings.action.token_imported' },
  'token.revoked': /* i18n */ { id: 'settings.action.token_revoked' },
  'company.created': /* i18n */ { id: 'settings.action.company_created' },
  'company.updated': /* i18n */ { id: 'settings.action.company_updated' },
  'company.calcom_connected': /* i18n */ { id: 'settings.action.company_calcom_connected' },
  'company.calcom_key_refused': /* i18n */ { id: 'settings.action.company_calcom_key_refused' },
  'branch.created': /* i18n */ { id: 'settings.action.branch_created' },
  'branch.updated': /* i18n */ { id: 'settings.action.branch_updated' },
  'user.created': /* i18n */ { id: 'settings.action.user_created' },
  'user.updated': /* i18n */ { id: 'settings.action.user_updated' },
  'user.password_changed': /* i18n */ { id: 'settings.action.user_password_changed' },
  'user.removed': /* i18n */ { id: 'settings.action.user_removed' },
  'agent.created': /* i18n */ { id: 'settings.action.agent_created' },
  'agent.updated': /* i18n */ { id: 'settings.action.agent_updated' },
  'agent.removed': /* i18n */ { id: 'settings.action.agent_removed' },
  'team.updated': /* i18n */ { id: 'settings.action.team_updated' },
  'teams.synced': /* i18n */ { id: 'settings.action.teams_synced' },
  'teams.sync_failed': /* i18n */ { id: 'settings.action.teams_sync_failed' },
  'event_types.synced': /* i18n */ { id: 'settings.action.event_types_synced' },
  'event_types.sync_failed': /* i18n */ { id: 'settings.action.event_types_sync_failed' },
  'booking.created': /* i18n */ { id: 'settings.action.booking_created' },
  'booking.rejected': /* i18n */ { id: 'settings.action.booking_rejected' },
  'booking.failed': /* i18n */ { id: 'settings.action.booking_failed' },
  'booking.unconfirmed': /* i18n */ { id: 'settings.action.booking_unconfirmed' },
  'booking.moved': /* i18n */ { id: 'settings.action.booking_moved' },
  'booking.cancelled': /* i18n */ { id: 'settings.action.booking_cancelled' },
  'webhook_endpoint.created': /* i18n */ { id: 'settings.action.webhook_endpoint_created' },
  'webhook_endpoint.updated': /* i18n */ { id: 'settings.action.webhook_endpoint_updated' },
  'webhook_endpoint.removed': /* i18n */ { id: 'settings.action.webhook_endpoint_removed' },
  'webhook_delivery.redelivered': /* i18n */ { id: 'settings.action.webhook_delivery_redelivered' },
  'callback.updated': /* i18n */ { id: 'settings.action.callback_updated' },
  'secrets.resealed': /* i18n */ { id: 'settings.action.secrets_resealed' },
};

export const isAction = (value: string | undefined): value is AuditAction => value !== undefined && value in ACTIONS;
