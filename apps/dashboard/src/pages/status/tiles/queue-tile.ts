import { type TileOf, unknownTile } from './tile';

/** Seconds; users notice a longer wait. */
const LONG_WAIT_S = 10;

export const queueTile: TileOf = ({ queue }, i18n) => {
  const label = i18n.t('status.queue.label');
  if (!queue) return unknownTile(label, i18n);
  const { depth, oldest_s: seconds } = queue;
  return {
    label,
    value: i18n.t('status.queue.value', { depth }),
    tone: seconds > LONG_WAIT_S ? 'bad' : depth > 0 ? 'waiting' : 'good',
    sentence: depth > 0 ? i18n.t('status.queue.sentence', { seconds }) : i18n.t('status.queue.empty_sentence'),
  };
};
