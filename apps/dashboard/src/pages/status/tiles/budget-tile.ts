import { type TileOf, unknownTile } from './tile';

/** Calls that may still begin within this minute. */
export const budgetTile: TileOf = ({ budget }, i18n) => {
  const label = i18n.t('status.budget.label');
  if (!budget) return unknownTile(label, i18n);
  const { left, per_minute: perMinute } = budget;
  return {
    label,
    value: i18n.t('status.budget.value', { left, perMinute }),
    tone: left > 0 ? 'good' : 'waiting',
    sentence: left > 0 ? i18n.t('status.budget.sentence') : i18n.t('status.budget.empty_sentence'),
  };
};
