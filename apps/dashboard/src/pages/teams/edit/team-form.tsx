import { useLingui } from '@lingui/react';
import { Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Team } from '@team-selector/client';
import { FormButtons } from '../../../shared/forms/form-buttons';
import { ZoneSelect } from '../../../shared/forms/zone-select';
import { Problem } from '../../../shared/states/problem';
import { BranchSelect } from '../../../shared/branches/branch-select';
import { changedFields, type Patch } from './undo-of';

interface Props {
  team: Team;
  error: unknown;
  isBusy: boolean;
  onSave: (patch: Patch) => void;
  onCancel: () => void;
}

export function TeamForm({ team, error, isBusy, onSave, onCancel }: Props) {
  const { i18n } = useLingui();
  const { name, branch_id, timezone, is_active, is_default } = team;
  const form = useForm<Required<Patch>>({ initialValues: { name, branch_id, timezone, is_active, is_default } });
  const submit = form.onSubmit((values) => {
    const patch = changedFields(team, { ...values, name: values.name.trim() });
    if (isBusy) return;
    if (patch) onSave(patch);
    else onCancel();
  });
  return (
    <form onSubmit={submit} aria-busy={isBusy}>
      <Stack>
        {error !== null && <Problem error={error} />}
        <TextInput label={i18n.t('teams.field.name')} required maxLength={200} {...form.getInputProps('name')} />
        <BranchSelect
          label={i18n.t('teams.field.branch')}
          none={i18n.t('teams.no_branch')}
          {...form.getInputProps('branch_id')}
        />
        <ZoneSelect label={i18n.t('teams.field.zone')} {...form.getInputProps('timezone')} />
        <Switch
          label={i18n.t('teams.field.default')}
          description={i18n.t('teams.field.default_hint')}
          {...form.getInputProps('is_default', { type: 'checkbox' })}
        />
        <Switch
          label={i18n.t('teams.field.active')}
          description={i18n.t('teams.field.active_hint')}
          {...form.getInputProps('is_active', { type: 'checkbox' })}
        />
        <FormButtons action={i18n.t('teams.save')} isBusy={isBusy} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
