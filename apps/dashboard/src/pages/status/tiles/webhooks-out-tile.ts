import { type TileOf, unknownTile } from './tile';

export const webhooksOutTile: TileOf = ({ webhooks_out: hooks }, i18n) => {
  const label = i18n.t('status.webhooks_out.label');
  if (!hooks) return unknownTile(label, i18n);
  const count = hooks.failing;
  return {
    label,
    value: i18n.t('status.webhooks_out.value', { count }),
    tone: count > 0 ? 'bad' : 'good',
    sentence: count > 0 ? i18n.t('status.webhooks_out.failing_sentence') : i18n.t('status.webhooks_out.sentence'),
  };
};
