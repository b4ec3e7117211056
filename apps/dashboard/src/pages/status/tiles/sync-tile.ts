import { momentText } from '../../../shared/time/formats';
import { type TileOf, unknownTile } from './tile';

export const syncTile: TileOf = ({ sync }, i18n, zone) => {
  const label = i18n.t('status.sync.label');
  if (sync?.running)
    return {
      label,
      value: i18n.t('status.sync.running'),
      tone: 'waiting',
      sentence: i18n.t('status.sync.running_sentence'),
    };
  if (sync?.last_at == null) return { ...unknownTile(label, i18n), sentence: i18n.t('status.sync.none_sentence') };
  const value = momentText(sync.last_at, zone, i18n.locale);
  return sync.last_status === 'failed'
    ? { label, value, tone: 'bad', sentence: i18n.t('status.sync.failed_sentence') }
    : { label, value, tone: 'good', sentence: i18n.t('status.sync.sentence') };
};
