import type { Team } from '@team-selector/client';
import type { TeamChange } from './undo-of';

/** The teams as they will be: a new default team takes that from the former one. */
export const withChange = (teams: Team[], { id, patch }: TeamChange): Team[] =>
  teams.map((team) => {
    if (team.id === id) return { ...team, ...patch };
    return patch.is_default === true && team.is_default ? { ...team, is_default: false } : team;
  });
