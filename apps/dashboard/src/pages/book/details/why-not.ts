import type { I18n } from '@lingui/core';
import { conditionText } from '../../../shared/states/condition-text';
import { type Condition, isBlocking } from '../../../shared/states/use-condition';

/** Why nothing can be booked now; undefined where it can. */
export function whyNot(condition: Condition, isStale: boolean, zone: string, i18n: I18n): string | undefined {
  if (isBlocking(condition)) return conditionText(condition, zone, i18n);
  return isStale ? conditionText({ kind: 'down', since: null }, zone, i18n) : undefined;
}
