import type { I18n, MessageDescriptor } from '@lingui/core';
import type { SyncRun } from '@team-selector/client';

const TEXTS: Readonly<Record<string, MessageDescriptor>> = {
  calcom_unavailable: /* i18n */ { id: 'teams.failure.calcom_unavailable' },
  overloaded: /* i18n */ { id: 'teams.failure.overloaded' },
  calcom_key_refused: /* i18n */ { id: 'teams.failure.calcom_key_refused' },
  calcom_not_connected: /* i18n */ { id: 'teams.failure.calcom_not_connected' },
  sync_suspicious: /* i18n */ { id: 'teams.failure.sync_suspicious' },
};

/** Why a run has failed: in words of the page for what happens often, else in those of the server. */
export function failureText({ code, message }: NonNullable<SyncRun['failure']>, i18n: I18n): string {
  const text = TEXTS[code];
  return text ? i18n._(text) : message;
}
