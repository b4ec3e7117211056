import type { I18n } from '@lingui/core';
import { cityOf, offsetOf } from './zones';

/** `Times in Berlin, GMT+1`. */
export const zoneText = (zone: string, moment: string | Date, i18n: I18n): string =>
  i18n.t('shared.zone', { city: cityOf(zone), offset: offsetOf(moment, zone, i18n.locale) });
