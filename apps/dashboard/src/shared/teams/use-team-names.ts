import { useLingui } from '@lingui/react';
import { useTeams } from './teams';

/** The name of a team; of one that is not listed any more, its number. */
export function useTeamNames(): (id: number) => string {
  const { i18n } = useLingui();
  const { data = [] } = useTeams();
  return (id) => data.find((team) => team.id === id)?.name ?? i18n.t('shared.team.unlisted', { id });
}
