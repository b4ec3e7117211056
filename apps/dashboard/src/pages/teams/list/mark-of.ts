import type { MessageDescriptor } from '@lingui/core';
import type { Team } from '@team-selector/client';
import type { Tone } from '../../../shared/states/tone';

const TEXTS = {
  off: /* i18n */ { id: 'teams.state.off' },
  error: /* i18n */ { id: 'teams.state.error' },
  pending: /* i18n */ { id: 'teams.state.pending' },
  synced: /* i18n */ { id: 'teams.state.synced' },
};

/** How a team is: one that is switched off takes no bookings, whatever its last sync said. */
export function markOf(team: Pick<Team, 'is_active' | 'sync_status'>): { tone: Tone; text: MessageDescriptor } {
  if (!team.is_active) return { tone: 'off', text: TEXTS.off };
  if (team.sync_status === 'error') return { tone: 'bad', text: TEXTS.error };
  if (team.sync_status === 'pending') return { tone: 'waiting', text: TEXTS.pending };
  return { tone: 'good', text: TEXTS.synced };
}
