import type { I18n } from '@lingui/core';
import { ABILITIES } from './abilities';

const isKnown = (ability: string): ability is keyof typeof ABILITIES => ability in ABILITIES;

/** What a token may do. An imported one may carry abilities that allow nothing here; they keep their names. */
export const abilitiesText = (abilities: readonly string[], i18n: I18n): string =>
  abilities.includes('*')
    ? i18n.t('settings.ability.all')
    : abilities.map((ability) => (isKnown(ability) ? i18n._(ABILITIES[ability]) : ability)).join(', ');
