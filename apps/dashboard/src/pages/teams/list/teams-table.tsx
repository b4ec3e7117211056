import { useLingui } from '@lingui/react';
import { Button } from '@mantine/core';
import type { Team } from '@team-selector/client';
import { DataTable } from '../../../shared/tables/data-table';
import { SyncedAt } from './synced-at';
import { TeamName } from './team-name';
import { TeamState } from './team-state';

export function TeamsTable({ teams, onEdit }: { teams: Team[]; onEdit: (team: Team) => void }) {
  const { i18n } = useLingui();
  return (
    <DataTable
      caption={i18n.t('teams.list.heading')}
      rows={teams}
      rowKey={({ id }) => id}
      columns={[
        { label: i18n.t('teams.column.name'), cell: (team) => <TeamName team={team} /> },
        { label: i18n.t('teams.column.branch'), cell: ({ branch_name }) => branch_name ?? i18n.t('teams.no_branch') },
        { label: i18n.t('teams.column.calcom_id'), cell: ({ calcom_team_id }) => calcom_team_id },
        { label: i18n.t('teams.column.synced'), cell: ({ synced_at }) => <SyncedAt moment={synced_at} /> },
        { label: i18n.t('teams.column.state'), cell: (team) => <TeamState team={team} /> },
        {
          label: i18n.t('teams.column.edit'),
          isActions: true,
          cell: (team) => (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => onEdit(team)}
              aria-label={i18n.t('teams.edit_named', { name: team.name })}
            >
              {i18n.t('teams.edit')}
            </Button>
          ),
        },
      ]}
    />
  );
}
