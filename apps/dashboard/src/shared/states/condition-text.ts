import type { I18n } from '@lingui/core';
import { timeText } from '../time/formats';
import type { Condition } from './use-condition';

/** The banner's sentence, and the reason why a button that writes is disabled. */
export function conditionText(condition: NonNullable<Condition>, zone: string, i18n: I18n): string {
  switch (condition.kind) {
    case 'offline':
      return i18n.t('shared.banner.offline');
    case 'rate_limited':
      return i18n.t('shared.banner.rate_limited', { seconds: condition.seconds });
    case 'read_only':
      return i18n.t('shared.banner.read_only', { time: timeText(condition.since, zone, i18n.locale) });
    case 'unreliable':
      return i18n.t('shared.banner.unreliable');
    case 'down':
      return condition.since === null
        ? i18n.t('shared.banner.down')
        : i18n.t('shared.banner.down_since', { time: timeText(condition.since, zone, i18n.locale) });
  }
}
