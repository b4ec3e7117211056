import { useLingui } from '@lingui/react';
import { Group } from '@mantine/core';
import type { ListedUser } from '@team-selector/client';
import { useBranches } from '../../../shared/branches/use-branches';
import { DataTable } from '../../../shared/tables/data-table';
import { RowButton } from '../frame/row-button';
import { roleText } from './role-text';

interface Props {
  users: ListedUser[];
  onEdit: (user: ListedUser) => void;
  onRemove: (user: ListedUser) => void;
}

export function UsersTable({ users, onEdit, onRemove }: Props) {
  const { i18n } = useLingui();
  const { data: branches = [] } = useBranches();
  const branchOf = (id: number | null): string =>
    branches.find((branch) => branch.id === id)?.name ?? i18n.t('settings.users.all_branches');
  return (
    <DataTable
      caption={i18n.t('settings.users.heading')}
      rows={users}
      rowKey={({ id }) => id}
      columns={[
        { label: i18n.t('settings.users.email'), cell: ({ email }) => email },
        { label: i18n.t('settings.users.role'), cell: ({ role }) => roleText(role, i18n) },
        { label: i18n.t('settings.users.branch'), cell: ({ branch_id }) => branchOf(branch_id) },
        {
          label: i18n.t('settings.edit'),
          isActions: true,
          cell: (user) => (
            <Group gap="xs" justify="flex-end" wrap="nowrap">
              <RowButton
                label={i18n.t('settings.edit')}
                name={i18n.t('settings.edit_named', { name: user.email })}
                onClick={() => onEdit(user)}
              />
              <RowButton
                label={i18n.t('settings.remove')}
                name={i18n.t('settings.remove_named', { name: user.email })}
                isDangerous
                onClick={() => onRemove(user)}
              />
            </Group>
          ),
        },
      ]}
    />
  );
}
