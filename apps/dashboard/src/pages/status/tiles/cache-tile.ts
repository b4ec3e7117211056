import { type TileOf, unknownTile } from './tile';

export const cacheTile: TileOf = ({ cache }, i18n) => {
  const label = i18n.t('status.cache.label');
  if (cache?.hit_rate == null) return { ...unknownTile(label, i18n), sentence: i18n.t('status.cache.none_sentence') };
  const share = new Intl.NumberFormat(i18n.locale, { style: 'percent' }).format(cache.hit_rate);
  return { label, value: share, tone: 'good', sentence: i18n.t('status.cache.sentence', { share }) };
};
