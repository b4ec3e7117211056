import { type TileOf, unknownTile } from './tile';

export const driftTile: TileOf = ({ drift }, i18n) => {
  const label = i18n.t('status.drift.label');
  if (drift === null) return unknownTile(label, i18n);
  return {
    label,
    value: i18n.t('status.drift.value', { count: drift }),
    tone: drift > 0 ? 'waiting' : 'good',
    sentence: drift > 0 ? i18n.t('status.drift.some_sentence') : i18n.t('status.drift.sentence'),
  };
};
