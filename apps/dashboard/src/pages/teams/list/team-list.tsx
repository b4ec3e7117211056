import { useLingui } from '@lingui/react';
import { Group, Stack, Switch, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { Team } from '@team-selector/client';
import { Empty } from '../../../shared/states/empty';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { TeamsTable } from './teams-table';
import { useTeams } from './use-teams';

const route = getRouteApi('/signed-in/admin/teams');

export function TeamList({ onEdit }: { onEdit: (team: Team) => void }) {
  const { i18n } = useLingui();
  const { inactive = false } = route.useSearch();
  const navigate = route.useNavigate();
  const shown = (teams: Team[]): Team[] => teams.filter(({ is_active }) => inactive || is_active);
  return (
    <Stack component="section" gap="sm" aria-labelledby="teams-list">
      <Group justify="space-between">
        <Title order={2} size="h4" id="teams-list">
          {i18n.t('teams.list.heading')}
        </Title>
        <Switch
          label={i18n.t('teams.list.show_inactive')}
          checked={inactive}
          onChange={({ currentTarget: { checked } }) =>
            void navigate({ search: checked ? { inactive: true } : {}, replace: true, resetScroll: false })
          }
        />
      </Group>
      <QueryView
        query={useTeams()}
        skeleton={<SkeletonLines />}
        empty={(teams) =>
          shown(teams).length === 0 ? <Empty text={i18n._(teams.length === 0 ? NONE.all : NONE.active)} /> : undefined
        }
      >
        {(teams) => <TeamsTable teams={shown(teams)} onEdit={onEdit} />}
      </QueryView>
    </Stack>
  );
}

const NONE = {
  all: /* i18n */ { id: 'teams.list.none' },
  active: /* i18n */ { id: 'teams.list.none_active' },
};
