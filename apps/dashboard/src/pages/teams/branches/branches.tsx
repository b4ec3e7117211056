import { useLingui } from '@lingui/react';
import { Button, Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import type { Branch } from '@team-selector/client';
import { useBranches } from '../../../shared/branches/use-branches';
import { Icon } from '../../../shared/icons/icon';
import { Empty } from '../../../shared/states/empty';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { BranchDrawer } from './branch-drawer';
import { BranchesTable } from './branches-table';

export function Branches() {
  const { i18n } = useLingui();
  const [edited, setEdited] = useState<Branch | 'new'>();
  return (
    <Stack component="section" gap="sm" aria-labelledby="branches">
      <Group justify="space-between">
        <Title order={2} size="h4" id="branches">
          {i18n.t('teams.branches.heading')}
        </Title>
        <Button variant="default" leftSection={<Icon name="add" size={18} />} onClick={() => setEdited('new')}>
          {i18n.t('teams.branches.new')}
        </Button>
      </Group>
      <QueryView
        query={useBranches()}
        skeleton={<SkeletonLines count={2} />}
        empty={(branches) => (branches.length === 0 ? <Empty text={i18n.t('teams.branches.none')} /> : undefined)}
      >
        {(branches) => <BranchesTable branches={branches} onEdit={setEdited} />}
      </QueryView>
      {edited && <BranchDrawer branch={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </Stack>
  );
}
