import { useLingui } from '@lingui/react';
import { Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Branch } from '@team-selector/client';
import { announce } from '../../../shared/access/announcements';
import { SideDrawer } from '../../../shared/dialogs/side-drawer';
import { FormButtons } from '../../../shared/forms/form-buttons';
import { ZoneSelect } from '../../../shared/forms/zone-select';
import { useMe } from '../../../shared/session/use-me';
import { Problem } from '../../../shared/states/problem';
import { useSaveBranch } from './use-save-branch';

/** Renames a branch, or opens a new one. */
export function BranchDrawer({ branch, onClose }: { branch: Branch | undefined; onClose: () => void }) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  const form = useForm({
    initialValues: { name: branch?.name ?? '', timezone: branch?.timezone ?? timezone },
  });
  const saving = useSaveBranch(branch?.id, () => {
    announce(i18n.t('teams.branches.saved'));
    onClose();
  });
  const title = branch ? i18n.t('teams.edit_named', { name: branch.name }) : i18n.t('teams.branches.new');
  return (
    <SideDrawer title={title} onClose={onClose}>
      <form
        aria-busy={saving.isPending}
        onSubmit={form.onSubmit(({ name, ...values }) => {
          if (!saving.isPending) saving.mutate({ name: name.trim(), ...values });
        })}
      >
        <Stack>
          {saving.isError && <Problem error={saving.error} />}
          <TextInput
            label={i18n.t('teams.branches.name')}
            required
            maxLength={200}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <ZoneSelect label={i18n.t('teams.branches.zone')} {...form.getInputProps('timezone')} />
          <FormButtons action={i18n.t('teams.save')} isBusy={saving.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </SideDrawer>
  );
}
