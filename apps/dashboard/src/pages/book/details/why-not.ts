import type { I18n } from '@lingui/core';
import { conditionText } from '../../../shared/states/condition-text';
import type { Condition } from '../../../shared/states/use-condition';

/** Why nothing can be booked now; undefined where it can. */
export const whyNot = (condition: Condition, zone: string, i18n: I18n): string | undefined =>
  condition && conditionText(condition, zone, i18n);
