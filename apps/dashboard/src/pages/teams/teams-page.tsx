import { useLingui } from '@lingui/react';
import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { Team } from '@team-selector/client';
import { PageHeading } from '../../shared/access/page-heading';
import { Branches } from './branches/branches';
import { EditedTeam } from './edit/edited-team';
import type { Undo } from './edit/undo-of';
import { UndoNotice } from './edit/undo-notice';
import { TeamList } from './list/team-list';
import { SyncTile } from './sync/sync-tile';

export function TeamsPage() {
  const { i18n } = useLingui();
  const [edited, setEdited] = useState<Team>();
  const [undo, setUndo] = useState<Undo>();
  return (
    <>
      <PageHeading>{i18n.t('teams.heading')}</PageHeading>
      <Stack gap="xl">
        <SyncTile />
        {undo && <UndoNotice key={undo.nth} undo={undo} onDone={() => setUndo(undefined)} />}
        <TeamList onEdit={setEdited} />
        <Branches />
      </Stack>
      {edited && <EditedTeam team={edited} onSaved={setUndo} onClose={() => setEdited(undefined)} />}
    </>
  );
}
