import { momentText } from '../../../shared/time/formats';
import { type TileOf, unknownTile } from './tile';

export const webhooksInTile: TileOf = ({ webhooks_in: hooks }, i18n, zone) => {
  const label = i18n.t('status.webhooks_in.label');
  if (!hooks) return unknownTile(label, i18n);
  const { failing, last_at: at } = hooks;
  const value = at === null ? i18n.t('status.webhooks_in.never') : momentText(at, zone, i18n.locale);
  if (failing > 0)
    return { label, value, tone: 'bad', sentence: i18n.t('status.webhooks_in.failing_sentence', { count: failing }) };
  return at === null
    ? { label, value, tone: 'off', sentence: i18n.t('status.webhooks_in.never_sentence') }
    : { label, value, tone: 'good', sentence: i18n.t('status.webhooks_in.sentence') };
};
