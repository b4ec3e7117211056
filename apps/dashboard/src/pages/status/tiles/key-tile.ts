import type { TileOf } from './tile';

/** Told to administrators alone. */
export const keyTile: TileOf = ({ calcom }, i18n) => {
  const label = i18n.t('status.key.label');
  if (calcom?.key === 'refused')
    return { label, value: i18n.t('status.key.refused'), tone: 'bad', sentence: i18n.t('status.key.refused_sentence') };
  return { label, value: i18n.t('status.key.ok'), tone: 'good', sentence: i18n.t('status.key.ok_sentence') };
};
