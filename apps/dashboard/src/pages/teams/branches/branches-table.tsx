import { useLingui } from '@lingui/react';
import { Button } from '@mantine/core';
import type { Branch } from '@team-selector/client';
import { DataTable } from '../../../shared/tables/data-table';
import { useTeams } from '../list/use-teams';

export function BranchesTable({ branches, onEdit }: { branches: Branch[]; onEdit: (branch: Branch) => void }) {
  const { i18n } = useLingui();
  const { data: teams = [] } = useTeams();
  return (
    <DataTable
      caption={i18n.t('teams.branches.heading')}
      rows={branches}
      rowKey={({ id }) => id}
      columns={[
        { label: i18n.t('teams.branches.name'), cell: ({ name }) => name },
        { label: i18n.t('teams.branches.zone'), cell: ({ timezone }) => timezone },
        {
          label: i18n.t('teams.branches.teams'),
          cell: ({ id }) => teams.filter(({ branch_id, is_active }) => is_active && branch_id === id).length,
        },
        {
          label: i18n.t('teams.column.edit'),
          isActions: true,
          cell: (branch) => (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => onEdit(branch)}
              aria-label={i18n.t('teams.edit_named', { name: branch.name })}
            >
              {i18n.t('teams.edit')}
            </Button>
          ),
        },
      ]}
    />
  );
}
