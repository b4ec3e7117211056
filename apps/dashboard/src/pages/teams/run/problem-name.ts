import type { I18n } from '@lingui/core';
import type { ProblemGroup } from './problem-groups';

export function problemName({ object, calcom_id, problems }: ProblemGroup, i18n: I18n): string {
  const count = problems.length;
  if (calcom_id === null) return i18n.t('teams.problems.unnamed', { count });
  return object === 'team'
    ? i18n.t('teams.problems.team', { id: String(calcom_id), count })
    : i18n.t('teams.problems.event_type', { id: String(calcom_id), count });
}
