import type { I18n } from '@lingui/core';
import type { SyncRun } from '@team-selector/client';

/** What a run has changed, in one sentence. */
export const countsText = ({ total, created, updated, deactivated }: SyncRun, i18n: I18n): string =>
  i18n.t('teams.sync.counts', { total, created, updated, deactivated });
