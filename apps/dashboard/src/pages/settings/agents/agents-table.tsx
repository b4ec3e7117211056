import { useLingui } from '@lingui/react';
import type { Agent } from '@team-selector/client';
import { DataTable } from '../../../shared/tables/data-table';
import { RowLink } from '../frame/row-link';
import { useTeams } from '../../../shared/teams/teams';

export function AgentsTable({ agents }: { agents: Agent[] }) {
  const { i18n } = useLingui();
  const { data: teams = [] } = useTeams();
  const teamOf = (teamId: number): string =>
    teams.find(({ id }) => id === teamId)?.name ?? i18n.t('settings.agents.inactive_team');
  return (
    <DataTable
      caption={i18n.t('settings.agents.heading')}
      rows={agents}
      rowKey={({ id }) => id}
      columns={[
        {
          label: i18n.t('settings.agents.agent_id'),
          cell: ({ id, agent_id }) => (
            <RowLink to="/settings/agents/$id" params={{ id: String(id) }}>
              {agent_id}
            </RowLink>
          ),
        },
        {
          label: i18n.t('settings.agents.number'),
          cell: ({ phone_number }) => phone_number ?? i18n.t('settings.agents.any_number'),
        },
        {
          label: i18n.t('settings.agents.team'),
          cell: ({ team_id }) => (team_id === null ? i18n.t('settings.agents.default_team') : teamOf(team_id)),
        },
        {
          label: i18n.t('settings.agents.keys'),
          cell: ({ keys }) => i18n.t('settings.agents.key_count', { count: keys }),
        },
      ]}
    />
  );
}
