import { type TileOf, unknownTile } from './tile';

/** Told to administrators alone. */
export const agentsTile: TileOf = ({ agents }, i18n) => {
  const label = i18n.t('status.agents.label');
  if (!agents) return unknownTile(label, i18n);
  const refused = agents.refused.map(({ agent_id, reason }) => `${agent_id}: ${reason}`);
  return {
    label,
    value: i18n.t('status.agents.value', { count: refused.length }),
    tone: refused.length > 0 ? 'bad' : 'good',
    sentence: refused.length > 0 ? refused.join(' · ') : i18n.t('status.agents.sentence'),
  };
};
