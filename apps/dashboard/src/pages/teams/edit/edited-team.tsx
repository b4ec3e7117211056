import { useLingui } from '@lingui/react';
import { useQueryClient } from '@tanstack/react-query';
import type { Team } from '@team-selector/client';
import { announce } from '../../../shared/access/announcements';
import { SideDrawer } from '../../../shared/dialogs/side-drawer';
import { TEAMS_KEY } from '../list/use-teams';
import { TeamForm } from './team-form';
import { type Patch, type Undo, undoOf } from './undo-of';
import { useSaveTeam } from './use-save-team';

interface Props {
  team: Team;
  onSaved: (undo: Undo) => void;
  onClose: () => void;
}

export function EditedTeam({ team, onSaved, onClose }: Props) {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const saving = useSaveTeam();
  const save = (patch: Patch): void => {
    const change = { id: team.id, patch };
    const changes = undoOf(queries.getQueryData<Team[]>(TEAMS_KEY) ?? [], change);
    saving.mutate([change], {
      onSuccess: () => {
        announce(i18n.t('teams.saved', { name: team.name }));
        onSaved({ name: team.name, changes, nth: Date.now() });
        onClose();
      },
    });
  };
  return (
    <SideDrawer title={i18n.t('teams.edit_named', { name: team.name })} onClose={onClose}>
      <TeamForm team={team} error={saving.error} isBusy={saving.isPending} onSave={save} onCancel={onClose} />
    </SideDrawer>
  );
}
