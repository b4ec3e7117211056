import type { I18n } from '@lingui/core';

/** Who did it: `user 3`, `agent 2`, `calcom` or `system` in words. @param me the id of the reader. */
export function actorText(by: string, me: number, i18n: I18n): string {
  const [kind, id = ''] = by.split(' ');
  if (kind === 'user') return Number(id) === me ? i18n.t('appointment.by.you') : i18n.t('appointment.by.user', { id });
  if (kind === 'agent') return i18n.t('appointment.by.agent');
  return kind === 'calcom' ? i18n.t('appointment.by.calcom') : i18n.t('appointment.by.system');
}
